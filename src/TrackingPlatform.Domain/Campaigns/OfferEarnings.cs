using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What came of a campaign's visitors at one offer, of those who came long enough ago to have converted.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Clicks">How many were sent there; prefetched, refused and test clicks are none.</param>
/// <param name="Converted">How many of them converted, each counted once. Rejected, reversed and held conversions are none.</param>
/// <param name="Value">What they brought by the campaign's goal: money in the offer's currency, or a number of conversions. May be negative.</param>
/// <param name="Valued">How many of <paramref name="Converted"/> are in <paramref name="Value"/>; money in another currency is not.</param>
public sealed record OfferEarnings(OfferId Offer, long Clicks, long Converted, decimal Value, long Valued)
{
    /// <summary>The value per click; null while there is no click.</summary>
    public decimal? PerClick => Clicks == 0 ? null : Valued == 0 ? 0 : Value / Valued * Converted / Clicks;
}
