using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>How another platform's postbacks are taken.</summary>
/// <param name="Network">What that platform calls the tenant's account.</param>
/// <param name="Advertiser">The advertiser that sends, where a request does not say.</param>
/// <param name="Events">That platform's event and goal ids with our names.</param>
/// <param name="Url">Where they are taken, under a path that serves this platform alone.</param>
public sealed record DialectDetails(string? Network, AdvertiserId? Advertiser, IReadOnlyDictionary<string, string> Events, string Url);
