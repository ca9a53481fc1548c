using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>The coupon that a postback names.</summary>
/// <param name="Code">Its code as it is kept.</param>
/// <param name="Publisher">Whose it is.</param>
/// <param name="Status">How that publisher stands.</param>
/// <param name="From">The first moment it counts; null: always did.</param>
/// <param name="Until">The first moment it no longer counts; null: always will.</param>
/// <param name="BoundTo">The one offer it counts for; null: every offer of the advertiser.</param>
/// <param name="Offer">The offer in question: that one, else the one the postback names; null when it names none, or none of ours.</param>
public sealed record CouponEvidence(
    string Code, PublisherId Publisher, PublisherStatus Status, DateTimeOffset? From, DateTimeOffset? Until, OfferId? BoundTo, OfferTerms? Offer)
{
    /// <summary>Whether it counts at <paramref name="moment"/>.</summary>
    public bool CountsAt(DateTimeOffset moment) => !(moment < From) && !(moment >= Until);
}
