using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What postback authentication may know of an advertiser.</summary>
/// <param name="Tenant">Whose advertiser it is.</param>
/// <param name="Id">The advertiser.</param>
/// <param name="TokenHash">SHA-256 of its postback token.</param>
/// <param name="TokenCipher">The token, sealed; it is the signature's secret too.</param>
public sealed record AdvertiserEntry(TenantEntry Tenant, AdvertiserId Id, byte[] TokenHash, string TokenCipher);
