using System.ComponentModel;
using System.Globalization;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>The share that an offer has earned, and by what.</summary>
/// <param name="Share">Its part of the route's visitors, from 0 to 1.</param>
/// <param name="Aim">The part that its earnings call for; the share goes there in steps. Null while nothing has converted.</param>
/// <param name="ChanceOfBest">How likely it is to be the best of the route, from 0 to 1. Null while nothing has converted.</param>
/// <param name="Goal">What it was judged for.</param>
/// <param name="Clicks">The clicks it was judged by.</param>
/// <param name="Converted">How many of them converted.</param>
/// <param name="ValuePerClick">By the goal: money in <paramref name="Currency"/>, or conversions. Null while there is no click.</param>
/// <param name="Currency">Null where conversions are counted.</param>
/// <param name="CountedUntil">Younger clicks may still convert, so they count for nothing yet.</param>
/// <param name="Since">Since when the share is what it is.</param>
/// <param name="LearntAt">When it was last looked at.</param>
public sealed record EarnedShareDetails(
    OfferId Offer,
    string OfferName,
    double Share,
    double? Aim,
    double? ChanceOfBest,
    OptimisationGoal Goal,
    long Clicks,
    long Converted,
    [property: Description("A decimal.")] string? ValuePerClick,
    Currency? Currency,
    DateTimeOffset CountedUntil,
    DateTimeOffset Since,
    DateTimeOffset LearntAt)
{
    private const int Digits = 6;

    internal static EarnedShareDetails Of(EarnedStanding standing)
    {
        var (earnings, share) = (standing.Share.Earnings, standing.Share);
        return new EarnedShareDetails(
            earnings.Offer,
            standing.OfferName,
            Math.Round(share.Share, Digits),
            share.Aim is { } aim ? Math.Round(aim, Digits) : null,
            share.ChanceOfBest is { } chance ? Math.Round(chance, Digits) : null,
            standing.Goal,
            earnings.Clicks,
            earnings.Converted,
            earnings.PerClick?.ToString("0.####", CultureInfo.InvariantCulture),
            standing.Goal == OptimisationGoal.Conversions ? null : standing.Currency,
            standing.CountedUntil,
            standing.ChangedAt,
            standing.LearntAt);
    }
}
