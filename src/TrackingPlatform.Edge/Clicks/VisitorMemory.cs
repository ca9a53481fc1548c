using System.Collections.Concurrent;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// What this node remembers of the day's visitors, for rules that ask and rotations that prefer the unseen. In memory only, under the day's keyed hash;
/// bounded by two generations as <see cref="UserAgentCache"/> is. Another node, or this one after a restart, knows less: that costs a repetition, never a click.
/// </summary>
internal sealed class VisitorMemory(int capacity = 200_000)
{
    private const int SeenKept = 16;

    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<Guid, VisitHistory> _young = new();
    private volatile ConcurrentDictionary<Guid, VisitHistory> _old = new();
    private int _youngCount;

    /// <summary>What is remembered; nothing of a visitor without a key.</summary>
    public VisitHistory Recall(byte[] key) =>
        key.Length == 16 && (_young.TryGetValue(new Guid(key), out var history) || _old.TryGetValue(new Guid(key), out history)) ? history : VisitHistory.None;

    /// <summary>Adds a click and the offer that it led to.</summary>
    public void Remember(byte[] key, OfferId? offer)
    {
        if (key.Length != 16)
        {
            return;
        }

        var id = new Guid(key);
        var before = Recall(key);
        var isNew = false;
        _young.AddOrUpdate(
            id,
            _ =>
            {
                isNew = true;
                return After(before, offer);
            },
            (_, now) => After(now, offer));
        if (isNew && Interlocked.Increment(ref _youngCount) >= capacity / 2)
        {
            Turn();
        }
    }

    private static VisitHistory After(VisitHistory before, OfferId? offer)
    {
        var seen = before.Seen.IsDefault ? [] : before.Seen;
        if (offer is { } shown && !seen.Contains(shown))
        {
            seen = seen.Length < SeenKept ? seen.Add(shown) : [.. seen.Skip(1), shown];
        }

        return new VisitHistory(before.Clicks + 1, IsReturning: true, seen);
    }

    private void Turn()
    {
        lock (_turning)
        {
            if (_youngCount < capacity / 2)
            {
                return;
            }

            _old = _young;
            _young = new ConcurrentDictionary<Guid, VisitHistory>();
            _youngCount = 0;
        }
    }
}
