using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>What this process knows of clicks that were answered but are not in the database. Other nodes' journals are their own.</summary>
public interface IClickBacklog
{
    /// <summary>The moment of the oldest click still to be drained; null when there is none.</summary>
    DateTimeOffset? OldestUndrained { get; }

    /// <summary>Clicks of a tenant, prefetches included, that are safe in the journal and not yet drained.</summary>
    long UndrainedOf(TenantId tenant);

    /// <summary>Clicks of a tenant that were answered since the process started although neither disk nor database took them: the only ones ever lost.</summary>
    long UnpersistedOf(TenantId tenant);
}
