using System.Collections.Frozen;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>
/// The configuration of all tenants as one immutable whole: all that a decision about a click, or about who sent a postback, may look at.
/// It is swapped whole when the configuration changes, so a request takes it once and needs no lock.
/// </summary>
public sealed class CampaignSnapshot
{
    /// <summary>Nothing configured at all.</summary>
    public static readonly CampaignSnapshot Empty = SnapshotBuilder.Build(new SnapshotContents(0, [], [], [], [], [], [], []));

    /// <summary>The configuration's version.</summary>
    public required long Version { get; init; }

    /// <summary>Links by code.</summary>
    public required FrozenDictionary<string, LinkEntry> Links { get; init; }

    /// <summary>Campaigns by id.</summary>
    public required FrozenDictionary<CampaignId, CampaignEntry> Campaigns { get; init; }

    /// <summary>Offers by id.</summary>
    public required FrozenDictionary<OfferId, OfferEntry> Offers { get; init; }

    /// <summary>Publishers by id.</summary>
    public required FrozenDictionary<PublisherId, PublisherEntry> Publishers { get; init; }

    /// <summary>Advertisers by id.</summary>
    public required FrozenDictionary<AdvertiserId, AdvertiserEntry> Advertisers { get; init; }

    /// <summary>Advertisers by the SHA-256 of their postback token, as hexadecimal capitals.</summary>
    public required FrozenDictionary<string, AdvertiserEntry> AdvertisersByToken { get; init; }

    /// <summary>Tenants by id.</summary>
    public required FrozenDictionary<TenantId, TenantEntry> Tenants { get; init; }

    /// <summary>Tenants by another platform's name of their account, where it names one alone.</summary>
    public required FrozenDictionary<(PostbackDialect Dialect, string Network), TenantEntry> TenantsByNetwork { get; init; }

    /// <summary>Tenants of which some rule, targeting or rotation asks what a visitor did before. Of others nothing is remembered.</summary>
    public required FrozenSet<TenantId> RememberingTenants { get; init; }

    /// <summary>Visitor keys by day, sealed.</summary>
    public required FrozenDictionary<DateOnly, string> VisitorKeys { get; init; }

    /// <summary>Hosts of the tenants' own.</summary>
    public required HostTable Hosts { get; init; }

    /// <summary>What was left out because it cannot be understood, in words; empty in good health.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
