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

    public UserAgent Parse(string text)
    {
        // Nobody's browser sends a longer one, and the memory that strangers can fill must have a bound in bytes as well.
        if (text.Length > UserAgent.LongestRead)
        {
            return UserAgent.Parse(text);
        }

        if (_young.TryGet(text, out var agent))
        {
            return agent;
        }

        if (!_old.TryGet(text, out agent))
        {
            agent = UserAgent.Parse(text);
        }

        Remember(text, agent);
        return agent;
    }

    private void Remember(string text, UserAgent agent)
    {
        var young = _young;
        if (young.Add(text, agent) < capacity / 2)
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

    private sealed class Generation
    {
        private readonly ConcurrentDictionary<string, UserAgent> _agents = new(StringComparer.Ordinal);
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public bool TryGet(string text, out UserAgent agent) => _agents.TryGetValue(text, out agent);

        public int Add(string text, UserAgent agent) => _agents.TryAdd(text, agent) ? Interlocked.Increment(ref _count) : Count;
    }
}
