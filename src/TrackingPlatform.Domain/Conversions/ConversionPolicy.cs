using System.Diagnostics;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>Decides what a postback does to the books, given what is booked already.</summary>
public static class ConversionPolicy
{
    /// <summary>The event a postback means.</summary>
    /// <returns>Why there is none; null when all is well, and then <paramref name="terms"/> is set.</returns>
    public static PostbackRefusal? Check(PostbackClaim claim, OfferTerms offer, out EventTerms terms)
    {
        terms = offer.FindEvent(claim.Event)!; // used only after the check below
        if (terms is not null)
        {
            return null;
        }

        var known = string.Join(", ", offer.Events.Where(each => !each.IsRetired).Select(each => each.Name));
        return new PostbackRefusal(ReasonCodes.EventUnknown, $"The offer has no such event; it has {known}.", 422);
    }

    /// <summary>Decides about a conversion that is not booked yet.</summary>
    public static ConversionDecision Open(PostbackClaim claim, BookingTerms terms)
    {
        if (terms.Event.IsRetired)
        {
            return new ConversionDecision.Refuse(new PostbackRefusal(ReasonCodes.EventUnknown, "The event takes no new conversions.", 422));
        }

        switch (Quotation.Of(claim, terms, null))
        {
            case QuoteOutcome.Refused refused:
                return new ConversionDecision.Refuse(refused.Refusal);
            case QuoteOutcome.Quoted(var money, var pricing):
                var standing = Standing.Of(terms.Event.Rules, Opening(claim, terms.Event), money.Amount, claim.OccurredAt, claim.ArrivedAt, null);
                return new ConversionDecision.Book(standing.Status, money, standing.Reason) { Pricing = pricing, ReleaseAt = standing.ReleaseAt };
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>
    /// Decides about a conversion that is booked, by the event's way with repeats. What the postback does not say stays as it is; one that a cap had no
    /// room for is tried again with its whole money when the postback says its status.
    /// </summary>
    public static ConversionDecision Revise(PostbackClaim claim, BookingTerms terms, ConversionState booked)
    {
        if (claim.ClickId is { } named && booked.ClickId != named)
        {
            return new ConversionDecision.Refuse(new PostbackRefusal(ReasonCodes.DuplicateTxid, "This txn_id was reported with another click_id.", 409));
        }

        // Anybody can make a browser say anything, and a page loaded anew says it again: what is booked stays as it is.
        if (claim.Browser is not null)
        {
            return new ConversionDecision.Duplicate();
        }

        return terms.Event.Rules.Dedupe switch
        {
            DedupeMode.Ignore => new ConversionDecision.Duplicate(),
            DedupeMode.New => Follow(claim with { Amount = null, Details = booked.Details }, terms, booked),
            DedupeMode.Overwrite => Overwrite(claim, terms, booked),
            DedupeMode.Status or DedupeMode.EventRef or DedupeMode.KeepAndAdd => Follow(claim, terms, booked),
        };
    }

    /// <summary>What becomes of a conversion whose hold time is over.</summary>
    public static ConversionDecision.Change Release(ConversionState booked) =>
        new(booked.Sequence + 1, ConversionStatus.Approved, booked.Money, booked.Reason == ReasonCodes.HoldTime ? null : booked.Reason) { Pricing = booked.Pricing };

    private static ConversionStatus Opening(PostbackClaim claim, EventTerms terms) =>
        claim.Browser is BrowserReporting.Pending && terms.AutoStatus == ConversionStatus.Approved ? ConversionStatus.Pending : claim.Status ?? terms.AutoStatus;

    private static ConversionDecision Follow(PostbackClaim claim, BookingTerms terms, ConversionState booked)
    {
        var (money, pricing) = (booked.Money, booked.Pricing);
        var saysMoney = Quotation.SaysOtherMoney(claim, terms, booked);
        if (saysMoney || (booked.IsOverCap && claim.Status is not null))
        {
            switch (Quotation.Of(claim, terms, booked))
            {
                case QuoteOutcome.Refused refused:
                    return new ConversionDecision.Refuse(refused.Refusal);
                case QuoteOutcome.Quoted quoted:
                    (money, pricing) = (quoted.Money, quoted.Pricing);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        var standing = Next(claim, terms, booked, money, saysMoney);
        if (booked.IsOverCap && claim.Status is null && standing.Status != ConversionStatus.Hold)
        {
            money = money with { Payout = 0m };
        }

        return (standing.Status, standing.ReleaseAt, money) == (booked.Status, booked.ReleaseAt, booked.Money)
            ? new ConversionDecision.Duplicate()
            : new ConversionDecision.Change(booked.Sequence + 1, standing.Status, money, standing.Reason)
            {
                Pricing = pricing,
                ReleaseAt = standing.ReleaseAt,
                Details = saysMoney ? WithItems(claim, booked) : null,
            };
    }

    // Items belong to their amount; what else the repeat says besides is left as it was said first.
    private static PostbackDetails? WithItems(PostbackClaim claim, ConversionState booked) =>
        claim.Details.Items is { Count: > 0 } items && !items.SequenceEqual(booked.Details.Items) ? booked.Details with { Items = items } : null;

    // Without a word about the status, what holds a conversion goes on holding it; an amount that is put right is looked at anew.
    private static Standing Next(PostbackClaim claim, BookingTerms terms, ConversionState booked, ConversionMoney money, bool saysMoney)
    {
        if (claim.Status is null && (booked.IsOverCap || (booked.IsHeldByRule && (!saysMoney || booked.Reason == ReasonCodes.HoldTime && terms.Event.Rules.HasInRange(money.Amount)))))
        {
            return new Standing(booked.Status, booked.Reason, booked.ReleaseAt);
        }

        var wanted = claim.Status ?? (booked.IsHeldByRule ? terms.Event.AutoStatus : booked.Status);
        return Standing.Of(terms.Event.Rules, wanted, money.Amount, booked.OccurredAt ?? claim.OccurredAt, claim.ArrivedAt, booked);
    }

    private static ConversionDecision Overwrite(PostbackClaim claim, BookingTerms terms, ConversionState booked)
    {
        var then = booked.OccurredAt ?? claim.OccurredAt;
        switch (Quotation.Of(claim with { OccurredAt = then }, terms, null))
        {
            case QuoteOutcome.Refused refused:
                return new ConversionDecision.Refuse(refused.Refusal);
            case QuoteOutcome.Quoted(var money, var pricing):
                var standing = Standing.Of(terms.Event.Rules, claim.Status ?? terms.Event.AutoStatus, money.Amount, then, claim.ArrivedAt, booked);
                var details = claim.Details.Says(booked.Details) ? null : claim.Details;
                return (standing.Status, standing.ReleaseAt, money) == (booked.Status, booked.ReleaseAt, booked.Money) && details is null
                    ? new ConversionDecision.Duplicate()
                    : new ConversionDecision.Change(booked.Sequence + 1, standing.Status, money, standing.Reason) { Pricing = pricing, ReleaseAt = standing.ReleaseAt, Details = details };
            default:
                throw new UnreachableException();
        }
    }
}
