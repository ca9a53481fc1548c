using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>An advertiser fell silent, or was heard again.</summary>
/// <param name="Tenant">Whose advertiser.</param>
/// <param name="Advertiser">Which.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Since">The last postback before the silence.</param>
/// <param name="Expected">How many would have come; null when it was heard again.</param>
public sealed record SilenceChange(TenantId Tenant, AdvertiserId Advertiser, string Name, DateTimeOffset Since, double? Expected);
