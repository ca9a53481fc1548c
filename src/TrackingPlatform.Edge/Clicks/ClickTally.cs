using System.Collections.Concurrent;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Where each tenant's clicks of this node are between answer and database.</summary>
internal sealed class ClickTally
{
    private readonly ConcurrentDictionary<TenantId, Counts> _tenants = new();

    /// <summary>A click is safe in the journal.</summary>
    public void Kept(TenantId tenant) => Interlocked.Increment(ref Of(tenant).Undrained);

    /// <summary>A click was answered although nothing took it.</summary>
    public void Lost(TenantId tenant) => Interlocked.Increment(ref Of(tenant).Unpersisted);

    /// <summary>A click left the journal.</summary>
    public void Drained(TenantId tenant) => Interlocked.Decrement(ref Of(tenant).Undrained);

    // A click may be drained in the instant before it is counted as kept.
    public long UndrainedOf(TenantId tenant) => Math.Max(0, Volatile.Read(ref Of(tenant).Undrained));

    public long UnpersistedOf(TenantId tenant) => Volatile.Read(ref Of(tenant).Unpersisted);

    private Counts Of(TenantId tenant) => _tenants.GetOrAdd(tenant, static _ => new Counts());

    private sealed class Counts
    {
        public long Undrained;
        public long Unpersisted;
    }
}
