namespace TrackingPlatform.Domain.Campaigns;

/// <summary>What a campaign's optimised rotation is after.</summary>
/// <param name="Goal">What there shall be as much of as can be.</param>
/// <param name="Exploration">The part of the visitors, in percent from 1 to 100, that is spread evenly whatever was learnt, so that no offer is given up for good.</param>
public readonly record struct Optimisation(OptimisationGoal Goal, int Exploration)
{
    /// <summary>The exploration of those who say nothing.</summary>
    public const int UsualExploration = 10;

    /// <summary>Profit, with the usual exploration.</summary>
    public static readonly Optimisation Usual = new(OptimisationGoal.Profit, UsualExploration);
}
