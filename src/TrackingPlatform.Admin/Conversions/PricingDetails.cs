using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>How the money of a conversion came about, as the API shows it; amounts in the conversion's currency.</summary>
/// <param name="Sent">The sale as it was sent, where that was in another currency, and the rate it was booked with.</param>
/// <param name="PayoutRules">The payout rules in the order they were asked, up to the one that pays.</param>
internal sealed record PricingDetails(
    PricingDetails.PriceSource Payout, PricingDetails.PriceSource Revenue, PricingDetails.SentSale? Sent, IReadOnlyList<RuleNote> PayoutRules)
{
    public static PricingDetails Of(Pricing pricing, Currency currency) => new(
        PriceOf(pricing.Payout, currency),
        PriceOf(pricing.Revenue, currency),
        pricing.Sent is { } sent
            ? new SentSale(new Money(sent.Amount, Currency.Of(sent.Currency)).ToPlainString(), sent.Currency, Plain(sent.Rate), sent.IsInverse, sent.RateFrom)
            : null,
        pricing.Rules);

    private static PriceSource PriceOf(PriceNote note, Currency currency) => new(note.Source, note.Rule, note.Formula, new Money(note.Result, currency).ToPlainString())
    {
        Categories = CategoryPart.Of(note),
    };

    private static string Plain(decimal rate) => rate.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where a price came from.</summary>
    /// <param name="Source"><c>event</c>, <c>rule</c> or <c>postback</c>.</param>
    /// <param name="Rule">The payout rule that paid.</param>
    /// <param name="Formula">The sum with its numbers.</param>
    /// <param name="Result">What it comes to, before caps.</param>
    internal sealed record PriceSource(string Source, string? Rule, string Formula, string Result)
    {
        /// <summary>What each category of items contributed; empty where the price went by none.</summary>
        public IReadOnlyList<CategoryPart> Categories { get; init; } = [];
    }

    /// <summary>A sale in another currency.</summary>
    /// <param name="Inverse">The amount was divided by the rate rather than multiplied.</param>
    internal sealed record SentSale(string Amount, string Currency, string Rate, bool Inverse, DateTimeOffset RateFrom);
}
