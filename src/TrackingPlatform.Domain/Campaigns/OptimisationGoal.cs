namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What optimised rotation makes as much of as it can.</summary>
public enum OptimisationGoal
{
    /// <summary>Revenue less payout.</summary>
    Profit,

    /// <summary>What advertisers pay.</summary>
    Revenue,

    /// <summary>What publishers are paid.</summary>
    Payout,

    /// <summary>The number of conversions, whatever they bring.</summary>
    Conversions,
}
