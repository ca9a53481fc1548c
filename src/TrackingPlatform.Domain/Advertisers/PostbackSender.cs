using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Advertisers;

/// <summary>An advertiser as postback authentication knows it.</summary>
/// <param name="TenantId">Whose advertiser it is.</param>
/// <param name="Id">The advertiser.</param>
/// <param name="TokenHash">SHA-256 of its postback token.</param>
/// <param name="TokenCipher">The token, sealed; it is the signature's secret too.</param>
/// <param name="AlwaysAnswers200">Its tenant wants every postback answered with 200.</param>
public sealed record PostbackSender(TenantId TenantId, AdvertiserId Id, byte[] TokenHash, string TokenCipher, bool AlwaysAnswers200);
