using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>Decides who earned what a postback reports, of all that it names: asked in the tenant's order, the first answer wins.</summary>
public static class EarnerChoice
{
    /// <summary>Decides. Where nobody earned it, the refusal is that of what was asked first.</summary>
    /// <param name="claim">What the postback says.</param>
    /// <param name="sender">Who proved to have sent it.</param>
    /// <param name="rules">The tenant's order.</param>
    /// <param name="evidence">What was found of what it names.</param>
    public static AttributionOutcome Decide(PostbackClaim claim, AdvertiserId sender, AttributionRules rules, AttributionEvidence evidence)
    {
        var candidates = new List<AttributionCandidate>();
        AttributionOutcome? first = null;
        foreach (var key in rules.AskedOf(claim))
        {
            var outcome = Ask(key, claim, sender, rules.Touch, evidence);
            if (outcome is AttributionOutcome.Awaited)
            {
                return outcome;
            }

            candidates.AddRange(ExplanationOf(outcome).Candidates);
            if (outcome is AttributionOutcome.Attributed)
            {
                return With(outcome, candidates);
            }

            first ??= outcome;
        }

        return With(first ?? NothingAsked(), candidates);
    }

    /// <summary>A transaction that is booked stays with whoever earned it, whatever a later postback names it by.</summary>
    /// <param name="claim">What the postback says.</param>
    /// <param name="sender">Who proved to have sent it.</param>
    /// <param name="offer">The offer it is booked for.</param>
    /// <param name="earner">Who earned it.</param>
    public static AttributionOutcome Keep(PostbackClaim claim, AdvertiserId sender, OfferTerms offer, Earner earner)
    {
        const string Model = "txn_id";
        const string Why = "The transaction is booked already, and stays with whoever earned it.";
        var candidate = new AttributionCandidate(null, null, null, "won") { By = Model, Said = claim.TransactionId, Publisher = earner.Publisher.ToString() };
        if (earner.Click is not { } click)
        {
            return new AttributionOutcome.Attributed(offer, earner, new AttributionExplanation(Model, null, [candidate], earner.Publisher.ToString(), Why));
        }

        var outcome = Attributor.Attribute(claim, sender, click, offer);
        var explained = ExplanationOf(outcome);
        var ofClick = explained.Candidates[0] with { By = candidate.By, Said = candidate.Said, Publisher = candidate.Publisher };
        return outcome is AttributionOutcome.Attributed won
            ? won with { Explanation = explained with { Model = Model, Candidates = [ofClick], Why = Why } }
            : With(outcome, [ofClick]);
    }

    private static AttributionOutcome Ask(AttributionKey key, PostbackClaim claim, AdvertiserId sender, CustomerTouch touch, AttributionEvidence evidence)
    {
        if (key != AttributionKey.ClickId && claim.TransactionId is null)
        {
            return Refuse(key, claim, ReasonCodes.TxnIdMissing, "Send txn_id: without a click it is what tells one conversion from another.", 422);
        }

        return key switch
        {
            AttributionKey.ClickId => Named(claim, sender, evidence),
            AttributionKey.Coupon => ByCoupon(claim, sender, evidence.Coupon),
            AttributionKey.UserId => ByCustomer(claim, sender, touch, evidence.OfCustomer),
            AttributionKey.Publisher => ByPublisher(claim, sender, evidence.Publisher),
        };
    }

    private static AttributionOutcome Named(PostbackClaim claim, AdvertiserId sender, AttributionEvidence evidence) => evidence switch
    {
        { Named: { } named } => Attributor.Attribute(claim, sender, named.Click, named.Offer),
        { MayArrive: true } => new AttributionOutcome.Awaited(),
        _ when claim.HasMalformedClick => Refuse(AttributionKey.ClickId, claim, ReasonCodes.ClickMalformed, ClaimReader.ClickIsMalformed, 400),
        _ => Refuse(AttributionKey.ClickId, claim, ReasonCodes.ClickNotFound, "There is no such click.", 404),
    };

    private static AttributionOutcome ByCoupon(PostbackClaim claim, AdvertiserId sender, CouponEvidence? coupon)
    {
        if (coupon is null)
        {
            return Refuse(AttributionKey.Coupon, claim, ReasonCodes.CouponUnknown, "The advertiser has no such coupon.", 422);
        }

        if (!coupon.CountsAt(claim.OccurredAt))
        {
            return Refuse(AttributionKey.Coupon, claim, ReasonCodes.CouponUnknown, "The coupon does not count at that time.", 422, coupon.Publisher);
        }

        if (coupon.BoundTo is { } bound && claim.Offer is { } meant && bound != meant)
        {
            return Refuse(AttributionKey.Coupon, claim, ReasonCodes.OfferMismatch, "The coupon counts for another offer than the postback names.", 422, coupon.Publisher);
        }

        if (coupon.Offer is null && claim.Offer is null)
        {
            return Refuse(
                AttributionKey.Coupon, claim, ReasonCodes.CouponUnknown, "The coupon counts for every offer of the advertiser; say with offer which one it was used for.", 422, coupon.Publisher);
        }

        return Promoted(AttributionKey.Coupon, claim, sender, coupon.Publisher, coupon.Status, coupon.Offer, $"The postback named the coupon {coupon.Code}, which is this publisher's.");
    }

    private static AttributionOutcome ByPublisher(PostbackClaim claim, AdvertiserId sender, PublisherEvidence? evidence)
    {
        if (claim.Publisher is not { } publisher || evidence?.Status is not { } status)
        {
            return Refuse(AttributionKey.Publisher, claim, ReasonCodes.UnknownPublisher, "There is no such publisher.", 422);
        }

        return evidence.Offer?.AdvertiserId == sender && !evidence.MayPromote
            ? Refuse(AttributionKey.Publisher, claim, ReasonCodes.PublisherNotApproved, "The publisher may not promote the offer.", 422)
            : Promoted(AttributionKey.Publisher, claim, sender, publisher, status, evidence.Offer, "The postback named this publisher and offer.");
    }

    // Another advertiser's offer is answered like none: a sender learns nothing of what is not its own.
    private static AttributionOutcome Promoted(
        AttributionKey key, PostbackClaim claim, AdvertiserId sender, PublisherId publisher, PublisherStatus status, OfferTerms? offer, string why)
    {
        if (offer is null || offer.AdvertiserId != sender)
        {
            return Refuse(key, claim, ReasonCodes.UnknownOffer, "The advertiser has no such offer.", 422, publisher);
        }

        if (claim.Publisher is { } named && named != publisher)
        {
            return Refuse(key, claim, ReasonCodes.PublisherMismatch, "The coupon is another publisher's than the postback names.", 422, publisher);
        }

        if (status is not (PublisherStatus.Active or PublisherStatus.Paused))
        {
            var reason = status == PublisherStatus.Blocked ? ReasonCodes.PublisherBlocked : ReasonCodes.PublisherNotApproved;
            return Refuse(key, claim, reason, $"The publisher is {WireName<PublisherStatus>.Of(status)} and earns nothing new.", 200, publisher);
        }

        var explanation = new AttributionExplanation(WireName<AttributionKey>.Of(key), null, [Candidate(key, claim, "won", publisher)], publisher.ToString(), why);
        return new AttributionOutcome.Attributed(offer, new Earner(publisher, null), explanation);
    }

    private static AttributionOutcome ByCustomer(PostbackClaim claim, AdvertiserId sender, CustomerTouch touch, IReadOnlyList<Touchpoint> clicks)
    {
        var latest = clicks.DistinctBy(each => each.Click.Id).OrderByDescending(each => each.Click.At).ThenByDescending(each => each.Click.Id.ToString(), StringComparer.Ordinal);
        Touchpoint[] ordered = touch switch
        {
            CustomerTouch.LastClick => [.. latest],
            CustomerTouch.FirstClick => [.. latest.Reverse()],
        };
        AttributionOutcome[] outcomes = [.. ordered.Select(each => Attributor.Attribute(claim, sender, each.Click, each.Offer))];
        if (outcomes.Length == 0)
        {
            return Refuse(AttributionKey.UserId, claim, ReasonCodes.ClickNotFound, "No click of this customer is known.", 404);
        }

        var won = outcomes.OfType<AttributionOutcome.Attributed>().FirstOrDefault();
        AttributionCandidate[] candidates =
        [
            .. outcomes.Select(outcome => ExplanationOf(outcome).Candidates[0] with
            {
                By = WireName<AttributionKey>.Of(AttributionKey.UserId),
                Said = claim.Details.UserId,
                Outcome = outcome is AttributionOutcome.Attributed && outcome != won ? ReasonCodes.OtherClickWon : ExplanationOf(outcome).Candidates[0].Outcome,
            }),
        ];
        var explained = ExplanationOf(won ?? outcomes[0]) with { Model = WireName<AttributionKey>.Of(AttributionKey.UserId), Candidates = candidates };
        if (won is not null)
        {
            var which = touch switch { CustomerTouch.LastClick => "latest", CustomerTouch.FirstClick => "earliest" };
            var why = $"The postback named this customer; it is the {which} click of theirs that reached the offer within the window.";
            return new AttributionOutcome.Attributed(won.Offer, won.Earner, explained with { Why = why });
        }

        // What was booked under the transaction has been looked for already, so an expired click is nothing to change by.
        var refusal = outcomes[0] switch
        {
            AttributionOutcome.Expired expired => expired.Refusal,
            AttributionOutcome.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("A click of the customer that won was not seen."),
        };
        return new AttributionOutcome.Refused(refusal with { Detail = "No click of this customer counts: " + char.ToLowerInvariant(refusal.Detail[0]) + refusal.Detail[1..] }, explained);
    }

    private static AttributionOutcome.Refused NothingAsked() => new(
        new PostbackRefusal(ReasonCodes.ClickMissing, "Send click_id, or else what this tenant also takes: the postback names nobody in a way that is asked for.", 400),
        new AttributionExplanation("click_id", null, [], null, "The postback named nobody in a way that the tenant asks for."));

    private static AttributionOutcome.Refused Refuse(AttributionKey key, PostbackClaim claim, string code, string detail, int httpStatus, PublisherId? publisher = null) => new(
        new PostbackRefusal(code, detail, httpStatus),
        new AttributionExplanation(WireName<AttributionKey>.Of(key), null, [Candidate(key, claim, code, publisher)], null, detail));

    private static AttributionCandidate Candidate(AttributionKey key, PostbackClaim claim, string outcome, PublisherId? publisher) =>
        new(key == AttributionKey.ClickId ? claim.ClickId?.ToString() : null, null, null, outcome)
        {
            By = WireName<AttributionKey>.Of(key),
            Said = key switch
            {
                AttributionKey.ClickId => null,
                AttributionKey.Coupon => claim.Details.Coupon,
                AttributionKey.UserId => claim.Details.UserId,
                AttributionKey.Publisher => claim.Publisher?.ToString(),
            },
            Publisher = publisher?.ToString(),
        };

    private static AttributionExplanation ExplanationOf(AttributionOutcome outcome) => outcome switch
    {
        AttributionOutcome.Attributed attributed => attributed.Explanation,
        AttributionOutcome.Expired expired => expired.Explanation,
        AttributionOutcome.Refused refused => refused.Explanation,
        _ => throw new InvalidOperationException("What is awaited has not been looked at."),
    };

    private static AttributionOutcome With(AttributionOutcome outcome, IReadOnlyList<AttributionCandidate> candidates) => outcome switch
    {
        AttributionOutcome.Attributed attributed => attributed with { Explanation = attributed.Explanation with { Candidates = candidates } },
        AttributionOutcome.Expired expired => expired with { Explanation = expired.Explanation with { Candidates = candidates } },
        AttributionOutcome.Refused refused => refused with { Explanation = refused.Explanation with { Candidates = candidates } },
        _ => outcome,
    };
}
