using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>The share that an offer has earned in an optimised route, and by what.</summary>
/// <param name="Rule">The name of the rule; empty for the campaign's own offers.</param>
/// <param name="OfferName">What people call the offer.</param>
/// <param name="Currency">Of its money.</param>
/// <param name="Share">The share and what it was judged by.</param>
/// <param name="Goal">What it was judged for.</param>
/// <param name="CountedUntil">Clicks after this are too young to be judged by.</param>
/// <param name="ChangedAt">Since when the share is what it is.</param>
/// <param name="LearntAt">When it was last looked at.</param>
public sealed record EarnedStanding(
    string Rule,
    string OfferName,
    Currency Currency,
    EarnedShare Share,
    OptimisationGoal Goal,
    DateTimeOffset CountedUntil,
    DateTimeOffset ChangedAt,
    DateTimeOffset LearntAt);
