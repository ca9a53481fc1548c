using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>The shares that the offers of a campaign's optimised routes earned, as weights to choose by. Immutable.</summary>
/// <remarks>Rules are known by their names, so that what they learnt outlives changes of their order; rules of one name share it.</remarks>
public sealed class EarnedShares
{
    /// <summary>Nothing learnt yet.</summary>
    public static readonly EarnedShares None = new([]);

    /// <summary>The name under which the campaign's own offers learn.</summary>
    public const string OwnOffers = "";

    /// <summary>The sum of the weights, but for rounding.</summary>
    public const int Whole = 1_000;

    private readonly Dictionary<(string Rule, OfferId Offer), double> _shares = [];

    /// <param name="shares">Each from 0 to 1.</param>
    public EarnedShares(IEnumerable<(string Rule, OfferId Offer, double Share)> shares)
    {
        foreach (var (rule, offer, share) in shares)
        {
            _shares[(rule, offer)] = share;
        }
    }

    /// <summary>All of it, as it is kept.</summary>
    public IReadOnlyList<SnapshotContents.EarnedRow> Rows => [.. _shares.Select(each => new SnapshotContents.EarnedRow(each.Key.Rule, each.Key.Offer.Value, each.Value))];

    /// <summary>The weights that the offers of a route are chosen by.</summary>
    /// <param name="rule">The name of the rule, or <see cref="OwnOffers"/>.</param>
    /// <param name="offers">The offers with the weights that people gave them. They count until something was learnt, and an offer of weight 0 gets no visitors at all.</param>
    /// <returns>In the same order. An offer that was added later gets an even part; the others keep what they earned among each other.</returns>
    public IReadOnlyList<int> WeightsOf(string rule, IReadOnlyList<(OfferId Offer, int Weight)> offers)
    {
        var earned = offers.Select(each => each.Weight > 0 && _shares.TryGetValue((rule, each.Offer), out var share) ? share : (double?)null).ToList();
        var sum = earned.Sum() ?? 0;
        if (sum <= 0)
        {
            return [.. offers.Select(each => each.Weight)];
        }

        var takers = offers.Count(each => each.Weight > 0);
        var known = earned.Count(each => each is not null);
        return
        [
            .. offers.Zip(earned, (each, share) => each.Weight <= 0
                ? 0
                : Math.Max(1, (int)Math.Round(Whole * (share is null ? 1.0 / takers : share.Value / sum * known / takers), MidpointRounding.AwayFromZero))),
        ];
    }
}
