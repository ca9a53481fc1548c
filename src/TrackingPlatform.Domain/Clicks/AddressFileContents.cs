namespace TrackingPlatform.Domain.Clicks;

/// <summary>What stands in a file of address data.</summary>
/// <param name="Type">What its maker calls it, such as <c>GeoLite2-City</c>.</param>
/// <param name="Facts">What it tells.</param>
/// <param name="Families">Which addresses it knows.</param>
/// <param name="BuiltAt">When its maker built it; data of last year sends visitors of this year to the wrong country.</param>
public sealed record AddressFileContents(string Type, AddressFacts Facts, AddressFamilies Families, DateTimeOffset BuiltAt);
