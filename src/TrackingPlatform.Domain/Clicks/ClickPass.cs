using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>
/// What a visitor carries from a page before the offer, so that leading on asks no database: whose click it is, what was decided, and what the link said.
/// It travels sealed.
/// </summary>
public sealed record ClickPass
{
    /// <summary>How long a visitor may stay on the page.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Whose click it is.</summary>
    public required TenantId TenantId { get; init; }

    /// <summary>The click.</summary>
    public required ClickId ClickId { get; init; }

    /// <summary>Who sent the visitor.</summary>
    public required PublisherId PublisherId { get; init; }

    /// <summary>The campaign; null when the offer was asked for directly.</summary>
    public CampaignId? CampaignId { get; init; }

    /// <summary>The number of the rule whose offers were chosen among, from 1; 0 for the campaign's own.</summary>
    public int Route { get; init; }

    /// <summary>The offer decided for.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>The page the visitor was shown.</summary>
    public required LandingPageId LandingPageId { get; init; }

    /// <summary>Until when it leads on.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the link carried; where that was too much, without what nobody here knows.</summary>
    public ClickParameters Parameters { get; init; } = ClickParameters.Empty;
}
