using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Whether a visitor of a publisher may go to an offer.</summary>
public static class OfferAccess
{
    /// <summary>What stands against it first: the offer's status, the publisher's access, blocked traffic, targeting. Null when nothing does.</summary>
    public static OfferObjection? Objection(OfferEntry offer, PublisherEntry publisher, in ClickFacts facts)
    {
        if ((StatusObjection(offer.Status) ?? AccessObjection(offer, publisher) ?? offer.Tenant.Blocks.Objection(facts, offer.Id)) is { } reason)
        {
            return new OfferObjection(reason, IsSoft: false);
        }

        return offer.Targeting?.Obstacle(facts) is { } obstacle ? new OfferObjection(obstacle.Reason, offer.IsTargetingSoft) : null;
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
