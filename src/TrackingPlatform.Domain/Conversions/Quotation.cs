using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>Says what a conversion is worth: the sale in the offer's currency, then revenue and payout of it, each with how it came about.</summary>
public static class Quotation
{
    private const string RevenueField = "revenue";
    private const string PayoutField = "payout";

    /// <summary>Quotes.</summary>
    /// <param name="claim">What the postback says.</param>
    /// <param name="terms">What it depends on.</param>
    /// <param name="booked">The conversion as it is booked; what the postback does not say stays. Null for a new one.</param>
    public static QuoteOutcome Of(PostbackClaim claim, BookingTerms terms, ConversionState? booked)
    {
        var currency = terms.Offer.Currency;
        var (amount, sent) = (booked?.Money.Amount, booked?.Pricing?.Sent);
        if (claim.Amount is { } given)
        {
            if (Converted(given, claim, terms, out var sale) is { } refusal)
            {
                return new QuoteOutcome.Refused(refusal);
            }

            (amount, sent) = (sale.Amount, IsForeign(claim, terms) ? SentAmount.Of(given, terms.Rate!) : null); // converted, so there is a rate
        }

        var (saidPayout, saidRevenue) = (booked?.Pricing?.Payout.Said, booked?.Pricing?.Revenue.Said);
        var rules = terms.Event.Rules;
        if ((Said(PayoutField, rules.TakesPayout, claim, terms, ref saidPayout) ?? Said(RevenueField, rules.TakesRevenue, claim, terms, ref saidRevenue)) is { } wrong)
        {
            return new QuoteOutcome.Refused(wrong);
        }

        var occurredAt = booked?.OccurredAt ?? claim.OccurredAt;
        var facts = FactsOf(terms, occurredAt, new SaleFacts(amount, claim.Details.Coupon ?? booked?.Details.Coupon));
        var (payout, rule) = PayoutRules.Choose(terms, facts, occurredAt, out var tried);
        if (amount is null && booked is null && ((saidPayout is null && payout.NeedsSaleAmount) || (saidRevenue is null && terms.Event.Revenue.NeedsSaleAmount)))
        {
            return Refuse("The event pays a percentage; send the sale value as amount.");
        }

        payout = saidPayout is { } named ? Price.Fixed(named) : payout;
        var revenue = saidRevenue is { } owed ? Price.Fixed(owed) : terms.Event.Revenue;
        var basket = BasketOf(claim, booked, amount, sent, currency);
        return PriceSum.Of(payout, basket) is { } paid && PriceSum.Of(revenue, basket) is { } earned
            ? new QuoteOutcome.Quoted(new ConversionMoney(amount, paid.Total.Amount, earned.Total.Amount), new Pricing(
                Note(paid, saidPayout, rule is null ? null : tried[^1].Rule),
                Note(earned, saidRevenue, null))
            {
                Sent = sent,
                Whole = basket.Surplus,
                Rules = tried,
            })
            : TooMuch();
    }

    /// <summary>Whether a repeat says other money than is booked: another amount or currency, or other items where prices go by their categories.</summary>
    public static bool SaysOtherMoney(PostbackClaim claim, BookingTerms terms, ConversionState booked)
    {
        if (claim.Amount is { } given)
        {
            var currency = (claim.Currency ?? terms.Offer.Currency).Code;
            var known = booked.Pricing?.Sent is { } sent ? (sent.Amount, sent.Currency) : (booked.Money.Amount, terms.Offer.Currency.Code);
            if (known != (given, currency))
            {
                return true;
            }
        }

        if (terms.Event.PricesCategories && claim.Details.Items is { Count: > 0 } items && !items.SequenceEqual(booked.Details.Items))
        {
            return true;
        }

        return SaysOther(PayoutField, terms.Event.Rules.TakesPayout, claim, terms, booked.Pricing?.Payout.Said)
            || SaysOther(RevenueField, terms.Event.Rules.TakesRevenue, claim, terms, booked.Pricing?.Revenue.Said);
    }

    /// <summary>The currency that has to be converted from; null when the postback uses the offer's.</summary>
    public static bool IsForeign(PostbackClaim claim, BookingTerms terms) => claim.Currency is { } currency && currency != terms.Offer.Currency;

    private static bool SaysOther(string field, bool isTaken, PostbackClaim claim, BookingTerms terms, decimal? known)
    {
        var said = known;
        return isTaken && (Said(field, isTaken, claim, terms, ref said) is not null || said != known);
    }

    private static PostbackRefusal? Said(string field, bool isTaken, PostbackClaim claim, BookingTerms terms, ref decimal? said)
    {
        // Anybody can make a browser say anything; prices are for the advertiser's server to say.
        if (!isTaken || claim.Browser is not null || claim.Details.Other(field)?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        if (!PlainDecimal.TryParse(text, out var amount) || amount < 0)
        {
            return new PostbackRefusal(ReasonCodes.AmountInvalid, $"{field} is a plain number such as 4.90: a decimal point, no grouping, at most four decimals, not negative.", 422);
        }

        var refusal = Converted(amount, claim, terms, out var money);
        said = refusal is null ? money.Amount : said;
        return refusal;
    }

    private static PostbackRefusal? Converted(decimal amount, PostbackClaim claim, BookingTerms terms, out Money money)
    {
        money = default;
        if (!IsForeign(claim, terms))
        {
            money = new Money(amount, terms.Offer.Currency);
            return null;
        }

        if (terms.Rate is not { } rate)
        {
            return new PostbackRefusal(
                ReasonCodes.CurrencyUnknown, $"There is no rate from {claim.Currency} to {terms.Offer.Currency} for that time; add one and send it again, or send the amount in {terms.Offer.Currency}.", 422);
        }

        if (rate.Convert(amount) is not { } converted)
        {
            return TooMuch().Refusal;
        }

        money = converted;
        return null;
    }

    // Without a click a condition sees a visitor of whom nothing is known.
    private static ClickFacts FactsOf(BookingTerms terms, DateTimeOffset occurredAt, SaleFacts sale) => new(
        terms.Click?.Visitor ?? new Visitor(), null, terms.Click?.Parameters ?? ClickParameters.Empty, terms.Publisher, occurredAt, terms.Zone, VisitHistory.None) { Sale = sale };

    // An amount that is put right without items says nothing of them: those booked keep their shares.
    private static Basket BasketOf(PostbackClaim claim, ConversionState? booked, decimal? amount, SentAmount? sent, Currency currency) =>
        booked is not null && (claim.Amount is null || claim.Details.Items.Count == 0)
            ? new Basket(amount, currency, booked.Details.Items, booked.Pricing?.Whole)
            : new Basket(amount, currency, claim.Details.Items, sent?.Amount ?? amount);

    private static PriceNote Note(PriceSum sum, decimal? said, string? rule)
    {
        var source = said is not null ? PriceNote.OfPostback : rule is not null ? PriceNote.OfRule : PriceNote.OfEvent;
        return new PriceNote(source, sum.Formula, sum.Total.Amount)
        {
            Rule = said is null ? rule : null,
            Said = said,
            Categories = sum.Categories.Count > 0 ? sum.Categories : null,
        };
    }

    private static QuoteOutcome.Refused TooMuch() => Refuse("The amount is larger than can be booked.");

    private static QuoteOutcome.Refused Refuse(string detail) => new(new PostbackRefusal(ReasonCodes.AmountInvalid, detail, 422));
}
