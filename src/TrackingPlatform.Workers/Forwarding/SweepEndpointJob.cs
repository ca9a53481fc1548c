using Hangfire;
using Hangfire.Server;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>
/// Watches one failing endpoint: has something ready for its next probe, and lets its deliveries go when it is back. Sending stays with the
/// dispatcher. Safe to run twice: it only brings forward what is due anyway, and of two runs only one puts the next job in its place.
/// </summary>
internal sealed class SweepEndpointJob(EndpointSweep sweep, EndpointHealthBook health, ForwardingQueue queue, ForwardingSignal signal, IBackgroundJobClient jobs, TimeProvider clock)
{
    // After the probe that is due now there is a result to look at.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>Schedules the job that takes the place of <paramref name="job"/>.</summary>
    public static async Task ScheduleAsync(EndpointSweep sweep, IBackgroundJobClient jobs, EndpointKey endpoint, string? job, DateTimeOffset probeAt, CancellationToken cancellationToken)
    {
        var (tenant, address) = (endpoint.Tenant.Value, endpoint.Endpoint);
        var next = jobs.Schedule<SweepEndpointJob>(each => each.RunAsync(tenant, address, null, CancellationToken.None), probeAt);
        if (!await sweep.TryReplaceAsync(endpoint, job, next, cancellationToken))
        {
            jobs.Delete(next);
        }
    }

    public async Task RunAsync(Guid tenantId, string endpoint, PerformContext? context, CancellationToken cancellationToken)
    {
        var key = new EndpointKey(new TenantId(tenantId), endpoint);
        var own = context?.BackgroundJob.Id;
        if (await health.FindAsync(key, cancellationToken) is { DisabledReason: null, Breaker: { State: not BreakerState.Closed, ProbeAt: { } probeAt } })
        {
            var now = clock.GetUtcNow();
            if (probeAt <= now)
            {
                await queue.HastenOneAsync(key, cancellationToken);
                signal.Pulse();
            }

            await ScheduleAsync(sweep, jobs, key, own, probeAt > now ? probeAt : now + LookAgain, cancellationToken);
            return;
        }

        await queue.HastenAsync(key, cancellationToken);
        signal.Pulse();
        await sweep.TryReplaceAsync(key, own, null, cancellationToken);
    }
}
