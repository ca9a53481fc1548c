using TrackingPlatform.Domain.Advertisers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What postback authentication may know of an advertiser.</summary>
/// <param name="Tenant">Whose advertiser it is.</param>
/// <param name="Id">The advertiser.</param>
/// <param name="Keys">Its secrets, hashed and sealed: the one in use first.</param>
/// <param name="Checks">What its postbacks must prove.</param>
/// <param name="Addresses">The addresses they come from.</param>
public sealed record AdvertiserEntry(TenantEntry Tenant, AdvertiserId Id, IReadOnlyList<SenderKey> Keys, SenderChecks Checks, AddressList Addresses);
