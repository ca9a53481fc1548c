using System.Collections.Frozen;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What routing may know of a publisher.</summary>
/// <param name="Tenant">Whose publisher it is.</param>
/// <param name="Id">The publisher.</param>
/// <param name="Status">How it stands.</param>
public sealed record PublisherEntry(TenantEntry Tenant, PublisherId Id, PublisherStatus Status)
{
    /// <summary>How it stands with single offers, where that was settled.</summary>
    public FrozenDictionary<OfferId, AccessStatus> Access { get; init; } = FrozenDictionary<OfferId, AccessStatus>.Empty;
}
