using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Edge.Offers;

/// <summary>The leases of one counter over its periods: the one in force, the next a little ahead, and the last until it is settled.</summary>
internal sealed class CapTokens(BoundCap cap, PublisherId publisher)
{
    // Before a period begins its lease is there, so that nobody is turned away at midnight.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(10);

    private CapLease? _current;
    private CapLease? _next;
    private CapLease? _last;
    private BoundCap _cap = cap;
    private bool _isWanted = true;

    public bool HasAny(DateTimeOffset now) => At(now)?.HasAny() ?? false;

    public bool TrySpend(DateTimeOffset now) => At(now)?.TrySpend() ?? false;

    public void PutBack(DateTimeOffset now) => At(now)?.PutBack();

    /// <summary>The cap is in force, perhaps with another limit.</summary>
    public void Keep(BoundCap cap) => (_cap, _isWanted) = (cap, true);

    /// <summary>The cap is gone; what is held is given back.</summary>
    public void Drop() => _isWanted = false;

    /// <summary>Adds what there is to settle and to ask.</summary>
    public void AddDue(List<(CapLease Lease, CapExchange Exchange)> due, DateTimeOffset now)
    {
        Turn(now);
        if (!Add(due, _last, isWanted: false, now))
        {
            _last = null;
        }

        Add(due, _current, _isWanted, now);
        Add(due, _next, _isWanted, now);
    }

    /// <summary>Adds what must be given back when the node stops.</summary>
    public void AddLast(List<(CapLease Lease, CapExchange Exchange)> due, DateTimeOffset now)
    {
        Add(due, _last, isWanted: false, now);
        Add(due, _current, isWanted: false, now);
        Add(due, _next, isWanted: false, now);
    }

    private CapLease? At(DateTimeOffset now)
    {
        var current = Volatile.Read(ref _current);
        if (current is null || current.Span.Contains(now))
        {
            return current;
        }

        return Volatile.Read(ref _next) is { } next && next.Span.Contains(now) ? next : null;
    }

    private void Turn(DateTimeOffset now)
    {
        if (_current is null && _isWanted)
        {
            Volatile.Write(ref _current, new CapLease(_cap.Counter(publisher, now)));
        }

        if (_current is { } ended && now >= ended.Span.End)
        {
            _last = ended;
            Volatile.Write(ref _current, _next ?? (_isWanted ? new CapLease(_cap.Counter(publisher, now)) : null));
            Volatile.Write(ref _next, null);
        }

        if (_current is { } ending && _next is null && _isWanted && ending.Span.End - now < Ahead)
        {
            Volatile.Write(ref _next, new CapLease(_cap.Counter(publisher, ending.Span.End)));
        }
    }

    private bool Add(List<(CapLease Lease, CapExchange Exchange)> due, CapLease? lease, bool isWanted, DateTimeOffset now)
    {
        if (lease?.Due(_cap, isWanted, now) is not { } exchange)
        {
            return false;
        }

        due.Add((lease, exchange));
        return true;
    }
}
