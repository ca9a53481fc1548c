using TrackingPlatform.Admin.Forwarding;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>Conversions as people read them.</summary>
internal static class ConversionWords
{
    /// <summary>Why conversions are rejected or taken back, as advertisers and networks commonly say it; any other short code may be typed.</summary>
    public static IReadOnlyList<FilterOption> Reasons { get; } = FilterOption.Of(
        "order_update", "item_returned", "consumer_fraud", "consumer_error", "order_error", "partner_dispute", "brand_dispute", "terms_breach", "out_of_stock", "test",
        "partner_inactive", "credited_to_other");

    public static string Name(ConversionStatus status) => WireName<ConversionStatus>.Of(status);

    public static string Word(ConversionStatus status) => status.ToString();

    public static string Text(this Money money) => Figures.Money(money.Amount, money.Currency.Code);

    /// <summary>From the click to the conversion.</summary>
    public static string AfterClick(ConversionEntry conversion) => Figures.Duration(conversion.OccurredAt - conversion.ClickAt);

    /// <summary>Says when the items do not come to what the sale was; null when they do.</summary>
    public static string? Basket(ConversionEntry conversion)
    {
        var (sale, currency) = conversion.Pricing?.Sent is { } sent ? (sent.Amount, sent.Currency) : (conversion.Amount?.Amount ?? 0m, conversion.Currency.Code);
        var sum = LineItems.Sum(conversion.Items) ?? 0m;
        return sum == sale ? null : $"The items come to {Figures.Money(sum, currency)}, the sale to {Figures.Money(sale, currency)}{(sum > sale ? ": each counts with its share" : "")}.";
    }

    /// <summary>How the deliveries of the latest change stand.</summary>
    public static (string State, string? Text)? Deliveries(ConversionEntry conversion) => DeliveryWords.Sum(
        conversion.Deliveries.Where(pair => WireName<DeliveryState>.TryParse(pair.Key, out _)).ToDictionary(pair => Parse(pair.Key), pair => pair.Value));

    public static bool NeedsReason(ConversionStatus status) => status is ConversionStatus.Rejected or ConversionStatus.Reversed;

    /// <summary>What the change means for money and publisher, before it is made.</summary>
    public static string Effect(ConversionStatus to) => to switch
    {
        ConversionStatus.Approved => "It counts and is paid.",
        ConversionStatus.Pending => "It stops counting until it is approved.",
        ConversionStatus.Hold => "It is held back and does not count.",
        ConversionStatus.Rejected => "It never counted and is not paid.",
        ConversionStatus.Reversed => "It is taken back from figures and payout.",
    };

    private static DeliveryState Parse(string name) => WireName<DeliveryState>.TryParse(name, out var state) ? state : default;
}
