namespace TrackingPlatform.Domain.Campaigns;

/// <summary>The part of a route's visitors that an offer earned, and by what.</summary>
/// <param name="Earnings">What it was judged by.</param>
/// <param name="Share">Its part from now on, from 0 to 1.</param>
/// <param name="Aim">The part that its earnings call for; <paramref name="Share"/> goes there in steps. Null while nothing has converted.</param>
/// <param name="ChanceOfBest">How likely it is to be the best of the route, from 0 to 1. Null while nothing has converted.</param>
public sealed record EarnedShare(OfferEarnings Earnings, double Share, double? Aim, double? ChanceOfBest);
