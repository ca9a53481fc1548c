using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>Decides what a postback does to the books, given what is booked already.</summary>
public static class ConversionPolicy
{
    /// <summary>The event a postback means, and whether its currency is one that can be booked.</summary>
    /// <returns>Why not; null when all is well, and then <paramref name="terms"/> is set.</returns>
    public static PostbackRefusal? Check(PostbackClaim claim, OfferTerms offer, out EventTerms terms)
    {
        terms = offer.FindEvent(claim.Event)!; // used only after the check below
        if (terms is null)
        {
            var known = string.Join(", ", offer.Events.Where(each => !each.IsRetired).Select(each => each.Name));
            return new PostbackRefusal(ReasonCodes.EventUnknown, $"The offer has no such event; it has {known}.", 422);
        }

        return claim.Currency is { } currency && currency != offer.Currency
            ? new PostbackRefusal(ReasonCodes.NotSupportedYet, $"Amounts are taken in the offer's currency, {offer.Currency}; conversion comes with a later version.", 422)
            : null;
    }

    /// <summary>Decides about a conversion that is not booked yet.</summary>
    public static ConversionDecision Open(PostbackClaim claim, OfferTerms offer, EventTerms terms)
    {
        if (terms.IsRetired)
        {
            return Refuse(ReasonCodes.EventUnknown, "The event takes no new conversions.");
        }

        if (terms.NeedsSaleAmount && claim.Amount is null)
        {
            return Refuse(ReasonCodes.AmountInvalid, "The event pays a percentage; send the sale value as amount.");
        }

        return ConversionMoney.For(terms, claim.Amount, offer.Currency) is { } money
            ? new ConversionDecision.Book(Opening(claim, terms), money)
            : TooMuch();
    }

    /// <summary>
    /// Decides about a conversion that is booked. What the postback does not say stays as it is; one that a cap had no room for is tried again with its
    /// whole money when the postback says its status.
    /// </summary>
    public static ConversionDecision Revise(PostbackClaim claim, OfferTerms offer, EventTerms terms, ConversionState booked)
    {
        if (booked.ClickId != claim.ClickId)
        {
            return new ConversionDecision.Refuse(new PostbackRefusal(ReasonCodes.DuplicateTxid, "This txn_id was reported with another click_id.", 409));
        }

        // Anybody can make a browser say anything, and a page loaded anew says it again: what is booked stays as it is.
        if (claim.Browser is not null)
        {
            return new ConversionDecision.Duplicate();
        }

        var status = claim.Status ?? booked.Status;
        var staysOverCap = booked.IsOverCap && claim.Status is null;
        var isTriedAgain = booked.IsOverCap && !staysOverCap;
        var money = booked.Money;
        if (isTriedAgain || (claim.Amount is { } given && given != booked.Money.Amount))
        {
            if (ConversionMoney.For(terms, claim.Amount ?? booked.Money.Amount, offer.Currency) is not { } recomputed)
            {
                return TooMuch();
            }

            money = staysOverCap && status != ConversionStatus.Hold ? recomputed with { Payout = 0m } : recomputed;
        }

        return status == booked.Status && money == booked.Money
            ? new ConversionDecision.Duplicate()
            : new ConversionDecision.Change(booked.Sequence + 1, status, money, staysOverCap ? booked.Reason : null);
    }

    private static ConversionStatus Opening(PostbackClaim claim, EventTerms terms) =>
        claim.Browser is BrowserReporting.Pending && terms.AutoStatus == ConversionStatus.Approved ? ConversionStatus.Pending : claim.Status ?? terms.AutoStatus;

    private static ConversionDecision.Refuse TooMuch() => Refuse(ReasonCodes.AmountInvalid, "The amount is larger than can be booked.");

    private static ConversionDecision.Refuse Refuse(string reason, string detail) => new(new PostbackRefusal(reason, detail, 422));
}
