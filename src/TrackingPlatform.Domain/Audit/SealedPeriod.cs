namespace TrackingPlatform.Domain.Audit;

/// <summary>A seal beside what its period holds now.</summary>
/// <param name="Seal">As it was closed.</param>
/// <param name="Found">What stands there now.</param>
/// <param name="KeepsReceipts">False once raw requests of the period have been dropped, as the time they are kept for says; then only their number and hash are left.</param>
public sealed record SealedPeriod(Seal Seal, BookDigest Found, bool KeepsReceipts);
