using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrackingPlatform.Edge.Campaigns;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Ready means: links can be looked up, and a click can be kept. Whether the database answers does not matter here.</summary>
internal sealed class EdgeHealthCheck(CurrentSnapshot snapshots, ClickJournal clicks, ClickMetrics metrics) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            !snapshots.IsLoaded ? HealthCheckResult.Unhealthy("No configuration was loaded yet, neither from the database nor from disk.")
            : !clicks.Journal.IsWritable ? HealthCheckResult.Unhealthy("The click journal cannot be written: its disk is full or failing.")
            : metrics.UnpersistedTotal > 0 ? HealthCheckResult.Degraded($"{metrics.UnpersistedTotal} clicks were redirected without being kept since the start.")
            : HealthCheckResult.Healthy(clicks.Journal.OldestUnreadAt is { } oldest ? $"The oldest click not yet in the database is of {oldest:u}." : "All clicks are in the database."));
}
