using System.Collections.Concurrent;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Keeps the keys of impressions' roll-ups few: names of creatives beyond a tenant's first thousand of the day are counted under no name.
/// Otherwise whoever writes random names would make every impression a row.
/// </summary>
internal sealed class CreativeNames(int most = 1_000)
{
    private readonly ConcurrentDictionary<TenantId, Names> _tenants = new();

    public Impression Bounded(in Impression impression)
    {
        if (impression.Creative.Length == 0)
        {
            return impression;
        }

        var day = DateOnly.FromDateTime(impression.Bucket.UtcDateTime);
        var names = _tenants.GetOrAdd(impression.TenantId, static (_, today) => new Names(today), day);
        if (names.Day != day)
        {
            names = _tenants[impression.TenantId] = new Names(day);
        }

        return names.Takes(impression.Creative, most) ? impression : impression with { Creative = string.Empty };
    }

    private sealed class Names(DateOnly day)
    {
        private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);
        private int _count;

        public DateOnly Day => day;

        // Counted beside the dictionary, whose own count takes all its locks.
        public bool Takes(string name, int most) =>
            _known.ContainsKey(name) || (Volatile.Read(ref _count) < most && (!_known.TryAdd(name, 0) || Interlocked.Increment(ref _count) > 0));
    }
}
