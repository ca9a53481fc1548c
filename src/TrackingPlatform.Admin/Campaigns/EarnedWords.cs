using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>Says why an offer has the share that it has.</summary>
internal static class EarnedWords
{
    // A share that may still move by this much is on its way.
    private const double Near = 0.015;

    public static string Of(OptimisationGoal goal) => goal switch
    {
        OptimisationGoal.Profit => "Profit",
        OptimisationGoal.Revenue => "Revenue",
        OptimisationGoal.Payout => "Payout",
        OptimisationGoal.Conversions => "Conversions",
    };

    /// <summary>What it was judged by: "12 of 340 clicks converted, 0.42 EUR profit per click".</summary>
    public static string Judged(EarnedShareDetails offer) => offer.Clicks == 0
        ? "No click is old enough to be judged by"
        : $"{Figures.Count(offer.Converted)} of {Figures.Count(offer.Clicks)} clicks converted, {offer.ValuePerClick}{(offer.Currency is { } currency ? $" {currency.Code}" : string.Empty)} {Of(offer.Goal).ToLowerInvariant()} per click";

    /// <summary>Where the share goes and how sure that is.</summary>
    public static string Why(EarnedShareDetails offer) => (offer.Aim, offer.ChanceOfBest) switch
    {
        ({ } aim, { } chance) when Math.Abs(aim - offer.Share) < Near => $"Best with a chance of {ShareBar.Share(chance)}",
        ({ } aim, { } chance) => $"Best with a chance of {ShareBar.Share(chance)}, on the way to {ShareBar.Share(aim)}",
        _ => "Nothing has converted yet, so the weights count",
    };
}
