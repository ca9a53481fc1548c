namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Moves the visitors of an optimised route towards the offers that bring the most per click.</summary>
/// <remarks>
/// What an offer earned is its chance of being the best, after a part for exploration was spread evenly. Shares go there in steps, so that a lucky hour does not throw all
/// visitors to one side. The same input gives the same shares.
/// </remarks>
public static class ShareLearning
{
    /// <summary>Clicks older than this are forgotten, so that shares follow what changes.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(14);

    /// <summary>The age from which a click without a conversion is a failure, while too few conversions have shown how late they come.</summary>
    public static readonly TimeSpan UsualRipening = TimeSpan.FromHours(1);

    /// <summary>No click is judged younger than this.</summary>
    public static readonly TimeSpan ShortestRipening = TimeSpan.FromMinutes(15);

    /// <summary>No click is waited for longer than this.</summary>
    public static readonly TimeSpan LongestRipening = TimeSpan.FromDays(7);

    /// <summary>Conversions of an offer from which on nine in ten of their delays are its clicks' ripening.</summary>
    public const int DelaysKnownFrom = 10;

    /// <summary>How much a share moves in one step at the most.</summary>
    public const double LongestStep = 0.1;

    /// <summary>Less than this is noise: shares stay as they are, and no node needs to hear of anything.</summary>
    public const double ShortestStep = 0.01;

    /// <summary>Takes one step.</summary>
    /// <param name="offers">The offers that may get visitors, each with its present share; at least one.</param>
    /// <param name="exploration">The part that is spread evenly, from 0 to 1.</param>
    /// <returns>Their shares from now on, in the same order, together 1. None is below its even part of the exploration, unless nothing has converted: then the present ones stay.</returns>
    public static IReadOnlyList<EarnedShare> Step(IReadOnlyList<(OfferEarnings Earnings, double Share)> offers, double exploration)
    {
        ArgumentOutOfRangeException.ThrowIfZero(offers.Count, nameof(offers));
        var total = offers.Sum(each => each.Share);
        var present = offers.Select(each => total > 0 ? each.Share / total : 1.0 / offers.Count).ToArray();
        if (offers.All(each => each.Earnings.Converted == 0))
        {
            return [.. offers.Select((each, index) => new EarnedShare(each.Earnings, present[index], null, null))];
        }

        var chances = BestOfferOdds.Of([.. offers.Select(each => each.Earnings)]);
        var even = 1.0 / offers.Count;
        var aims = Array.ConvertAll(chances, chance => (exploration * even) + ((1 - exploration) * chance));
        var shares = Move(present, aims, exploration * even);
        return [.. offers.Select((each, index) => new EarnedShare(each.Earnings, shares[index], aims[index], chances[index]))];
    }

    private static double[] Move(double[] present, double[] aims, double floor)
    {
        var far = present.Zip(aims, (from, to) => Math.Abs(to - from)).Max();
        if (far < ShortestStep && present.All(share => share >= floor))
        {
            return present;
        }

        var part = Math.Min(1, LongestStep / far);
        return Lift([.. present.Zip(aims, (from, to) => from + (part * (to - from)))], floor);
    }

    // Weights set by hand may lie below the floor; those above make room for them.
    private static double[] Lift(double[] shares, double floor)
    {
        var missing = shares.Sum(share => Math.Max(0, floor - share));
        var spare = shares.Sum(share => Math.Max(0, share - floor));
        return missing == 0 ? shares : Array.ConvertAll(shares, share => share <= floor ? floor : share - ((share - floor) * missing / spare));
    }
}
