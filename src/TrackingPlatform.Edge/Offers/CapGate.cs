using System.Collections.Concurrent;
using System.Collections.Frozen;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Edge.Offers;

/// <summary>Whether caps have room, as far as this node knows: tokens for click caps, and for others the list of those that are full.</summary>
internal sealed class CapGate : ICapGate
{
    // Beyond this a counter that the configuration does not foresee gets no tokens: memory is bounded, and a cap is never passed.
    private const int Most = 500_000;

    private readonly ConcurrentDictionary<CapSlot, CapTokens> _tokens = new();
    private FrozenDictionary<CapSlot, FullCap> _full = FrozenDictionary<CapSlot, FullCap>.Empty;

    /// <summary>Whether any cap is configured that turns visitors away.</summary>
    public bool HasCaps { get; private set; }

    public bool HasRoom(BoundCap cap, PublisherId publisher, DateTimeOffset now) =>
        cap.Cap.What == CapMeasure.Clicks ? TokensOf(cap, publisher)?.HasAny(now) ?? false : !IsFull(cap, publisher, now);

    public bool TryTake(BoundCap cap, PublisherId publisher, DateTimeOffset now) =>
        cap.Cap.What == CapMeasure.Clicks ? TokensOf(cap, publisher)?.TrySpend(now) ?? false : !IsFull(cap, publisher, now);

    public void PutBack(BoundCap cap, PublisherId publisher, DateTimeOffset now)
    {
        if (cap.Cap.What == CapMeasure.Clicks)
        {
            TokensOf(cap, publisher)?.PutBack(now);
        }
    }

    /// <summary>Takes over the caps of a snapshot: makes room for those that are new and lets go of those that are gone.</summary>
    public void Adopt(CampaignSnapshot snapshot)
    {
        HasCaps = CapsOf(snapshot).Any();
        var clicks = CapsOf(snapshot).Where(cap => cap.Cap.What == CapMeasure.Clicks).ToList();
        var byKey = clicks.DistinctBy(cap => (cap.Tenant, cap.Key)).ToDictionary(cap => (cap.Tenant, cap.Key));
        foreach (var (slot, tokens) in _tokens)
        {
            if (byKey.TryGetValue((slot.Tenant, slot.Cap), out var kept))
            {
                tokens.Keep(kept);
            }
            else
            {
                tokens.Drop();
            }
        }

        if (clicks.Count > 0)
        {
            foreach (var (cap, publisher) in CapForesight.Of(snapshot))
            {
                TokensOf(cap, publisher)?.Keep(cap);
            }
        }
    }

    public void Close(IReadOnlyList<FullCap> full) =>
        Volatile.Write(ref _full, full.ToFrozenDictionary(each => CapSlot.Of(each)));

    /// <summary>What there is to settle and to ask, of all counters.</summary>
    public List<(CapLease Lease, CapExchange Exchange)> Due(DateTimeOffset now)
    {
        var due = new List<(CapLease, CapExchange)>();
        foreach (var (_, tokens) in _tokens)
        {
            tokens.AddDue(due, now);
        }

        return due;
    }

    /// <summary>What must be given back when the node stops.</summary>
    public List<(CapLease Lease, CapExchange Exchange)> Last(DateTimeOffset now)
    {
        var due = new List<(CapLease, CapExchange)>();
        foreach (var (_, tokens) in _tokens)
        {
            tokens.AddLast(due, now);
        }

        return due;
    }

    private static IEnumerable<BoundCap> CapsOf(CampaignSnapshot snapshot) =>
        snapshot.Offers.Values.SelectMany(offer => offer.Caps).Concat(snapshot.Campaigns.Values.SelectMany(campaign => campaign.OfferCaps.Values).SelectMany(caps => caps));

    private bool IsFull(BoundCap cap, PublisherId publisher, DateTimeOffset now) =>
        Volatile.Read(ref _full).TryGetValue(CapSlot.Of(cap, publisher), out var full) && full.Closes(cap.Cap, now);

    private CapTokens? TokensOf(BoundCap cap, PublisherId publisher)
    {
        var slot = CapSlot.Of(cap, publisher);
        if (_tokens.TryGetValue(slot, out var tokens))
        {
            return tokens;
        }

        return _tokens.Count < Most ? _tokens.GetOrAdd(slot, static (_, of) => new CapTokens(of.cap, of.publisher), (cap, publisher)) : null;
    }
}
