using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Offers;

/// <summary>What booking a conversion needs to know of an event.</summary>
/// <param name="Id">The event.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDefault">Meant where a postback names none.</param>
/// <param name="IsRetired">Takes no new conversions.</param>
/// <param name="Payout">What the publisher gets.</param>
/// <param name="Revenue">What the advertiser owes.</param>
/// <param name="AutoStatus">The status where a postback names none.</param>
public sealed record EventTerms(EventId Id, string Name, bool IsDefault, bool IsRetired, Price Payout, Price Revenue, ConversionStatus AutoStatus)
{
    /// <summary>How its conversions are taken.</summary>
    public BookingRules Rules { get; init; } = BookingRules.Default;

    /// <summary>Other payouts than <see cref="Payout"/>, the first that fits.</summary>
    public IReadOnlyList<PayoutRule> PayoutRules { get; init; } = [];

    /// <summary>Whether what it pays or earns can depend on the categories of items.</summary>
    public bool PricesCategories => Payout.Categories.Count > 0 || Revenue.Categories.Count > 0 || PayoutRules.Any(rule => rule.Payout.Categories.Count > 0);
}
