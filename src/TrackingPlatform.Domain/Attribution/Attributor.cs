using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>Decides whether one click may have what a postback reports.</summary>
public static class Attributor
{
    /// <summary>Asks, in this order: whose click it is, what the sender believes it to be, whether it reached the offer, and whether it is in time.</summary>
    /// <param name="claim">What the postback says.</param>
    /// <param name="sender">Who proved to have sent it.</param>
    /// <param name="click">The click it names.</param>
    /// <param name="offer">The click's offer; null when the click reached none.</param>
    public static AttributionOutcome Attribute(PostbackClaim claim, AdvertiserId sender, Click click, OfferTerms? offer)
    {
        if (click.AdvertiserId is { } owner && owner != sender)
        {
            return Refuse(ReasonCodes.AdvertiserMismatch, "The click went to another advertiser's offer.", 422);
        }

        if (click.Verdict == ClickVerdict.Refused || offer is null)
        {
            return Refuse(ReasonCodes.ClickWasRefused, "The click was refused" + (click.Reason is { } reason ? $" ({reason})" : "") + " and earns nothing.", 200);
        }

        if (click.Flags.HasFlag(ClickFlags.Prefetch))
        {
            return Refuse(ReasonCodes.ClickWasRefused, "The click was a prefetch, not a visitor.", 200);
        }

        if (claim.Offer is { } namedOffer && namedOffer != offer.Id)
        {
            return Refuse(ReasonCodes.OfferMismatch, "The click went to another offer than the postback names.", 422);
        }

        if (claim.Publisher is { } namedPublisher && namedPublisher != click.PublisherId)
        {
            return Refuse(ReasonCodes.PublisherMismatch, "The click came from another publisher than the postback names.", 422);
        }

        if (claim.OccurredAt < click.At - PostbackTime.Tolerance)
        {
            return Refuse(ReasonCodes.TimestampInvalid, "timestamp lies before the click.", 422);
        }

        if (claim.OccurredAt - click.At > Window(offer))
        {
            var refusal = new PostbackRefusal(ReasonCodes.ClickExpired, "The conversion came after the attribution window.", 200);
            return new AttributionOutcome.Expired(offer, refusal, Explain(refusal.Reason, refusal.Detail));
        }

        return new AttributionOutcome.Attributed(
            offer, new Earner(click.PublisherId, click), Explain("won", "The postback named this click; it reached the offer and is within the window."));

        TimeSpan Window(OfferTerms terms) => terms.FindEvent(claim.Event)?.Rules.AttributionWindow ?? terms.AttributionWindow;

        AttributionOutcome.Refused Refuse(string code, string detail, int httpStatus) =>
            new(new PostbackRefusal(code, detail, httpStatus), Explain(code, detail));

        AttributionExplanation Explain(string outcome, string why) => new(
            "click_id",
            offer is null ? null : (long)Window(offer).TotalSeconds,
            [new AttributionCandidate(click.Id.ToString(), click.At, (long)(claim.OccurredAt - click.At).TotalSeconds, outcome)],
            outcome == "won" ? click.Id.ToString() : null,
            why);
    }
}
