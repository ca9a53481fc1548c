using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Edge.Offers;

/// <summary>The tokens of one counter and period that this node holds. Visitors spend them side by side without a lock; all else is the keeper's alone.</summary>
internal sealed class CapLease(CapCounter counter)
{
    /// <summary>Asked for at a time, unless traffic needs more.</summary>
    private const long Usual = 1_000;

    private static readonly TimeSpan Report = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    private long _left;
    private bool _isMissed;
    private long _taken;
    private long _size;
    private long _spentWhenAsked;
    private decimal _remaining = 1m;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private CapCounter _counter = counter;

    public CapSpan Span => _counter.Span;

    public bool HasAny()
    {
        if (Volatile.Read(ref _left) > 0)
        {
            return true;
        }

        Miss();
        return false;
    }

    public bool TrySpend()
    {
        var left = Volatile.Read(ref _left);
        while (left > 0)
        {
            var seen = Interlocked.CompareExchange(ref _left, left - 1, left);
            if (seen == left)
            {
                return true;
            }

            left = seen;
        }

        Miss();
        return false;
    }

    public void PutBack() => Interlocked.Increment(ref _left);

    /// <summary>What there is to settle or to ask; null when there is nothing.</summary>
    /// <param name="cap">The cap as it is now.</param>
    /// <param name="isWanted">Whether tokens are still of use; when not, all are given back.</param>
    /// <param name="now">The time.</param>
    public CapExchange? Due(BoundCap cap, bool isWanted, DateTimeOffset now)
    {
        var isLowered = cap.Cap.Limit < _counter.Cap.Cap.Limit;
        _remaining = cap.Cap.Limit > _counter.Cap.Cap.Limit ? 1m : _remaining;
        _counter = _counter with { Cap = cap };
        var left = Volatile.Read(ref _left);
        var spent = _taken - left;
        var isQuiet = spent == _spentWhenAsked;
        var since = now - _askedAt;
        if (!isWanted || isLowered)
        {
            return left == 0 && isQuiet && !isLowered ? null : Ask(TakeBack(long.MaxValue), isWanted ? Usual : 0, now);
        }

        var needsMore = left * 2 <= _size && (_remaining >= 1m || (Volatile.Read(ref _isMissed) && since >= AskAgain));
        if (needsMore)
        {
            return Ask(0, Math.Max(Usual, 4 * (spent - _spentWhenAsked)), now);
        }

        if (since < (isQuiet ? Renewal : Report))
        {
            return null;
        }

        // Nobody comes here while others may be turned away: half of it goes back.
        return Ask(isQuiet && _remaining < 1m ? TakeBack(left / 2) : 0, 0, now);
    }

    public void Receive(CapGrant grant)
    {
        _taken += grant.Tokens;
        _size = Interlocked.Add(ref _left, grant.Tokens);
        _remaining = grant.Remaining;
    }

    private CapExchange Ask(long givenBack, long wanted, DateTimeOffset now)
    {
        _taken -= givenBack;
        _spentWhenAsked = _taken - Volatile.Read(ref _left);
        _askedAt = now;
        Volatile.Write(ref _isMissed, false);
        return new CapExchange(_counter, _spentWhenAsked, givenBack, wanted);
    }

    private long TakeBack(long most)
    {
        var left = Volatile.Read(ref _left);
        while (true)
        {
            var taken = Math.Min(left, most);
            var seen = Interlocked.CompareExchange(ref _left, left - taken, left);
            if (seen == left)
            {
                return taken;
            }

            left = seen;
        }
    }

    // Written once, or every refused visitor would take the line from all the others.
    private void Miss()
    {
        if (!Volatile.Read(ref _isMissed))
        {
            Volatile.Write(ref _isMissed, true);
        }
    }
}
