using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Some offers with their weights, ready to choose from. Immutable.</summary>
public sealed class RouteEntry
{
    /// <summary>Offers of one route at the most: as many as fit the mask of those that take part.</summary>
    public const int MostOffers = 64;

    private const double GoldenRatio = 0.6180339887498949;

    private readonly CampaignId _campaign;
    private readonly ImmutableArray<int> _own;

    /// <param name="campaign">Whose route it is.</param>
    /// <param name="number">The number of the rule, from 1; 0 for the campaign's own offers.</param>
    /// <param name="offers">The offers in order, at most <see cref="MostOffers"/>, with the weights that people gave them.</param>
    /// <param name="choice">How one is chosen.</param>
    /// <param name="earned">The weights to choose by instead, in the same order; null where nothing is optimised.</param>
    public RouteEntry(CampaignId campaign, int number, IReadOnlyList<(OfferEntry Offer, int Weight)> offers, RouteChoice choice, IReadOnlyList<int>? earned = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offers.Count, MostOffers, nameof(offers));
        _campaign = campaign;
        Number = number;
        Offers = earned is null ? [.. offers] : [.. offers.Zip(earned, (share, weight) => (share.Offer, weight))];
        _own = [.. offers.Select(share => share.Weight)];
        Choice = choice;
    }

    /// <summary>The number of the rule, from 1; 0 for the campaign's own offers.</summary>
    public int Number { get; }

    /// <summary>All its offers with the weights to choose by, in order.</summary>
    public ImmutableArray<(OfferEntry Offer, int Weight)> Offers { get; }

    /// <summary>How one is chosen.</summary>
    public RouteChoice Choice { get; }

    /// <summary>The weight that people gave an offer, whatever it earned.</summary>
    public int OwnWeight(int index) => _own[index];

    /// <summary>Whether an offer can be chosen at all: by weight, one without weight cannot.</summary>
    public bool TakesPart(int index) => Choice.Rotation == Rotation.Priority || Offers[index].Weight > 0;

    /// <summary>The sum of the weights of some offers.</summary>
    /// <param name="open">One bit an offer.</param>
    public long WeightOf(ulong open)
    {
        var sum = 0L;
        for (var rest = open; rest != 0; rest &= rest - 1)
        {
            sum += Offers[BitOperations.TrailingZeroCount(rest)].Weight;
        }

        return sum;
    }

    /// <summary>Chooses one of the offers that the visitor may go to.</summary>
    /// <param name="open">One bit an offer, at least one of them set.</param>
    /// <param name="visitor">Who is to be sent.</param>
    /// <param name="history">What is remembered of the visitor.</param>
    /// <param name="rotation">Whose turn it is.</param>
    /// <returns>The index of the offer.</returns>
    public int Choose(ulong open, Visitor visitor, in VisitHistory history, IRotation rotation)
    {
        if (Choice.PrefersUnseen && Unseen(open, history) is var unseen and not 0)
        {
            open = unseen;
        }

        if (Choice.Rotation == Rotation.Priority || BitOperations.IsPow2(open))
        {
            return BitOperations.TrailingZeroCount(open);
        }

        var total = WeightOf(open);
        if (Choice.IsSticky && visitor.Key.Length >= sizeof(ulong))
        {
            return AtUnit(open, UnitOf(visitor, total));
        }

        // 90 and 10 are 9 and 1: a round of ten turns, not of a hundred.
        var common = CommonDivisor(open);
        return AtUnit(open, common * UnitOf(rotation.Next(_campaign, Number, open), (ulong)total / common));
    }

    /// <summary>
    /// The unit of weight whose turn it is. Over any <paramref name="total"/> turns in a row every unit comes up once, so weights are exact;
    /// a stride near the golden ratio spreads the turns of each offer evenly in between (Knuth, The Art of Computer Programming 3, 6.4).
    /// </summary>
    internal static ulong UnitOf(ulong turn, ulong total)
    {
        var stride = Math.Max(1, (ulong)(total * GoldenRatio));
        while (GreatestCommonDivisor(stride, total) != 1)
        {
            stride++;
        }

        return (ulong)(((UInt128)(turn % total) * stride) % total);
    }

    // The same key gives the same unit, whoever else clicks. The keys are hashes already.
    private ulong UnitOf(Visitor visitor, long total)
    {
        var salted = BinaryPrimitives.ReadUInt64BigEndian(visitor.Key) ^ ((ulong)_campaign.GetHashCode() * 0x9E37_79B9_7F4A_7C15);
        return (ulong)(((UInt128)salted * (ulong)total) >> 64);
    }

    private int AtUnit(ulong open, ulong unit)
    {
        var rest = open;
        while (true)
        {
            var index = BitOperations.TrailingZeroCount(rest);
            var weight = (ulong)Offers[index].Weight;
            rest &= rest - 1;
            if (unit < weight || rest == 0)
            {
                return index;
            }

            unit -= weight;
        }
    }

    private ulong Unseen(ulong open, in VisitHistory history)
    {
        var unseen = open;
        for (var rest = open; rest != 0; rest &= rest - 1)
        {
            var index = BitOperations.TrailingZeroCount(rest);
            if (history.HasSeen(Offers[index].Offer.Id))
            {
                unseen &= ~(1UL << index);
            }
        }

        return unseen;
    }

    private ulong CommonDivisor(ulong open)
    {
        var common = 0UL;
        for (var rest = open; rest != 0 && common != 1; rest &= rest - 1)
        {
            common = GreatestCommonDivisor((ulong)Offers[BitOperations.TrailingZeroCount(rest)].Weight, common);
        }

        return common;
    }

    internal static ulong GreatestCommonDivisor(ulong first, ulong second)
    {
        while (second != 0)
        {
            (first, second) = (second, first % second);
        }

        return first;
    }
}
