using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>One visit through a link, as it is recorded before the visitor is sent on. Never changed afterwards.</summary>
public sealed record Click
{
    /// <summary>The click's identifier; its time is the click's time.</summary>
    public required ClickId Id { get; init; }

    /// <summary>Whose click it is.</summary>
    public required TenantId TenantId { get; init; }

    /// <summary>The link; null for the long forms.</summary>
    public LinkId? LinkId { get; init; }

    /// <summary>The campaign; null when an offer was asked for directly.</summary>
    public CampaignId? CampaignId { get; init; }

    /// <summary>The offer decided for; null when none could be.</summary>
    public OfferId? OfferId { get; init; }

    /// <summary>Whose offer it is; null with <see cref="OfferId"/>.</summary>
    public AdvertiserId? AdvertiserId { get; init; }

    /// <summary>The landing page shown in place of the offer's destination; null when that itself was.</summary>
    public LandingPageId? LandingPageId { get; init; }

    /// <summary>Who sent the visitor.</summary>
    public required PublisherId PublisherId { get; init; }

    /// <summary>The offer's currency, or the tenant's where there is no offer: where the click counts in reports by currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What became of it.</summary>
    public required ClickVerdict Verdict { get; init; }

    /// <summary>The reason code of a refusal; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the visitor was sent, macros filled in; empty for the plain page.</summary>
    public required string Destination { get; init; }

    /// <summary>What is remarkable about it.</summary>
    public ClickFlags Flags { get; init; }

    /// <summary>What the link carried.</summary>
    public ClickParameters Parameters { get; init; } = ClickParameters.Empty;

    /// <summary>Who clicked.</summary>
    public Visitor Visitor { get; init; } = new();

    /// <summary>The tenant's day of the click, within which visitors are told apart.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The version of the configuration that decided.</summary>
    public long SnapshotVersion { get; init; }

    /// <summary>The steps of the decision as text; see <see cref="RoutingTrail"/>.</summary>
    public string Trail { get; init; } = string.Empty;

    /// <summary>The moment of the click.</summary>
    public DateTimeOffset At => EntityId.TimeOf(Id.Value);
}
