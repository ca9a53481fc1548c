using System.Collections.Immutable;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>The landing pages of an offer that take part, ready to choose from. Immutable.</summary>
public sealed class LandingTable
{
    private readonly OfferId _offer;
    private readonly ulong _common;

    /// <param name="offer">Whose pages they are.</param>
    /// <param name="pages">Those that take part, in order.</param>
    public LandingTable(OfferId offer, IReadOnlyList<LandingEntry> pages)
    {
        _offer = offer;
        Pages = [.. pages];
        Total = pages.Sum(page => (long)page.Weight);
        _common = pages.Aggregate(0UL, (common, page) => RouteEntry.GreatestCommonDivisor((ulong)page.Weight, common));
    }

    /// <summary>The pages, in order.</summary>
    public ImmutableArray<LandingEntry> Pages { get; }

    /// <summary>The sum of the weights.</summary>
    public long Total { get; }

    /// <summary>The page that a link asks for; null when the offer has none of this id.</summary>
    public LandingEntry? Find(string? asked)
    {
        if (asked is not null)
        {
            foreach (var page in Pages)
            {
                if (string.Equals(page.Text, asked, StringComparison.Ordinal))
                {
                    return page;
                }
            }
        }

        return null;
    }

    /// <summary>The page whose turn it is; weights are exact over any round of turns. Null when no page has a weight.</summary>
    public LandingEntry? Choose(IRotation rotation)
    {
        if (Total == 0)
        {
            return null;
        }

        var unit = Pages.Length == 1 ? 0 : _common * RouteEntry.UnitOf(rotation.NextLanding(_offer), (ulong)Total / _common);
        foreach (var page in Pages)
        {
            var weight = (ulong)page.Weight;
            if (unit < weight)
            {
                return page;
            }

            unit -= weight;
        }

        return null;
    }
}
