using System.Collections.Immutable;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Whether a visitor of a publisher may go to an offer.</summary>
public static class OfferAccess
{
    /// <summary>What stands against it first: the offer's status, the publisher's access, blocked traffic, targeting, full caps. Null when nothing does.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="publisher">Who sent the visitor.</param>
    /// <param name="facts">What is known of the click.</param>
    /// <param name="caps">The caps that the visitor would fall under.</param>
    /// <param name="gate">Knows whether they have room; nothing is taken.</param>
    public static OfferObjection? Objection(OfferEntry offer, PublisherEntry publisher, in ClickFacts facts, ImmutableArray<BoundCap> caps, ICapGate gate)
    {
        if ((StatusObjection(offer.Status) ?? AccessObjection(offer, publisher) ?? offer.Tenant.Blocks.Objection(facts, offer.Id)) is { } reason)
        {
            return new OfferObjection(reason, IsSoft: false);
        }

        var obstacle = offer.Targeting?.Obstacle(facts);
        if (obstacle is not null && !offer.IsTargetingSoft)
        {
            return new OfferObjection(obstacle.Reason, IsSoft: false);
        }

        if (CapAccess.Objection(caps, publisher.Id, facts.Now, gate) is { } full)
        {
            return new OfferObjection(full, IsSoft: false);
        }

        return obstacle is null ? null : new OfferObjection(obstacle.Reason, IsSoft: true);
    }

    private static string? StatusObjection(EntityStatus status) => status switch
    {
        EntityStatus.Active => null,
        EntityStatus.Paused => ReasonCodes.OfferPaused,
        EntityStatus.Archived => ReasonCodes.OfferExpired,
    };

    private static string? AccessObjection(OfferEntry offer, PublisherEntry publisher) =>
        (offer.Visibility, publisher.Access.TryGetValue(offer.Id, out var access) ? access : (AccessStatus?)null) switch
        {
            (_, AccessStatus.Blocked) => ReasonCodes.PublisherBlocked,
            (OfferVisibility.Public, _) or (_, AccessStatus.Approved) => null,
            _ => ReasonCodes.PublisherNotApproved,
        };
}
