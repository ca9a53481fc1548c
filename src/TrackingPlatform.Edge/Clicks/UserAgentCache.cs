using System.Collections.Concurrent;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Remembers parsed agents, since a few thousand strings make up nearly all traffic. Reading takes no lock. Bounded by two
/// generations: a full young one becomes the old one, and what is asked for again moves back, so what is in use stays.
/// </summary>
internal sealed class UserAgentCache(int capacity = 16_384)
{
    private readonly Lock _turning = new();
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    /// <summary>Entries held; never more than the capacity but for a few added at the same moment.</summary>
    public int Count => _young.Count + _old.Count;

    public UserAgent Parse(string text, in ClientHints hints = default)
    {
        // Nobody's browser sends more, and the memory that strangers can fill must have a bound in bytes as well.
        var claim = new Claim(text, hints);
        if (text.Length + hints.Length > UserAgent.LongestRead)
        {
            return Read(claim);
        }

        if (_young.TryGet(claim, out var agent))
        {
            return agent;
        }

        if (!_old.TryGet(claim, out agent))
        {
            agent = Read(claim);
        }

        Remember(claim, agent);
        return agent;
    }

    private static UserAgent Read(in Claim claim) => claim.Hints.Refine(UserAgent.Parse(claim.Text));

    private void Remember(in Claim claim, in UserAgent agent)
    {
        var young = _young;
        if (young.Add(claim, agent) < capacity / 2)
        {
            return;
        }

        lock (_turning)
        {
            if (_young == young)
            {
                _old = young;
                _young = new Generation();
            }
        }
    }

    /// <summary>All that a browser says of itself.</summary>
    private readonly record struct Claim(string Text, ClientHints Hints);

    private sealed class Generation
    {
        private readonly ConcurrentDictionary<Claim, UserAgent> _agents = new();
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public bool TryGet(in Claim claim, out UserAgent agent) => _agents.TryGetValue(claim, out agent);

        public int Add(in Claim claim, in UserAgent agent) => _agents.TryAdd(claim, agent) ? Interlocked.Increment(ref _count) : Count;
    }
}
