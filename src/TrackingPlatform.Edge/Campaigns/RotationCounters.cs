using System.Collections.Concurrent;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Edge.Campaigns;

/// <summary>
/// Counts the turns of weighted offers on this node. They outlive the snapshot, so that a change of something else does not begin them anew;
/// each begins at a random place, or nodes that restart often would favour the first offers.
/// </summary>
internal sealed class RotationCounters : IRotation
{
    // Beyond this a route's turns are drawn by chance: right on average, and without memory.
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<Turns, Counter> _counters = new();

    public ulong Next(CampaignId campaign, int route, ulong offers) => Next(new Turns(campaign.Value, route, offers));

    public ulong NextLanding(OfferId offer) => Next(new Turns(offer.Value, 0, 0));

    private ulong Next(Turns turns)
    {
        if (_counters.TryGetValue(turns, out var counter))
        {
            return counter.Next();
        }

        return _counters.Count < Most ? _counters.GetOrAdd(turns, static _ => new Counter()).Next() : Counter.AnyTurn();
    }

    // Of a campaign's route or of an offer's landing pages: ids of either are no others'.
    private readonly record struct Turns(Guid Of, int Route, ulong Offers);

    private sealed class Counter
    {
        private ulong _turn = AnyTurn();

        public ulong Next() => Interlocked.Increment(ref _turn);

        // Half of the numbers, so that no counter ever comes to its end.
        public static ulong AnyTurn() => (ulong)System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
    }
}
