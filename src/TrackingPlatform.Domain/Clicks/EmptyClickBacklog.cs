using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>For a process without a journal of its own: it knows of no click on its way.</summary>
public sealed class EmptyClickBacklog : IClickBacklog
{
    /// <inheritdoc/>
    public DateTimeOffset? OldestUndrained => null;

    /// <inheritdoc/>
    public long UndrainedOf(TenantId tenant) => 0;

    /// <inheritdoc/>
    public long UnpersistedOf(TenantId tenant) => 0;
}
