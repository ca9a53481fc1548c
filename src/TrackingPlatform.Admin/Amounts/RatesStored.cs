namespace TrackingPlatform.Admin.Amounts;

/// <summary>What came of storing rates.</summary>
/// <param name="Stored">How many.</param>
internal sealed record RatesStored(int Stored);
