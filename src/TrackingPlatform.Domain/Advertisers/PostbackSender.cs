using System.Collections.Frozen;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Advertisers;

/// <summary>An advertiser as postback authentication knows it.</summary>
/// <param name="TenantId">Whose advertiser it is.</param>
/// <param name="Id">The advertiser.</param>
/// <param name="Keys">Its secrets: the one in use first, then one that is being replaced.</param>
/// <param name="AlwaysAnswers200">Its tenant wants every postback answered with 200.</param>
public sealed record PostbackSender(TenantId TenantId, AdvertiserId Id, IReadOnlyList<SenderKey> Keys, bool AlwaysAnswers200)
{
    /// <summary>What its postbacks must prove.</summary>
    public SenderChecks Checks { get; init; } = SenderChecks.Usual;

    /// <summary>The addresses they come from.</summary>
    public AddressList Addresses { get; init; } = AddressList.Empty;

    /// <summary>The other platforms' postbacks that its tenant takes.</summary>
    public FrozenDictionary<PostbackDialect, DialectSettings> Dialects { get; init; } = FrozenDictionary<PostbackDialect, DialectSettings>.Empty;
}
