using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>What a dispatcher does between passes: tells the other nodes of its breakers and learns of theirs, and takes back what nobody finished.</summary>
internal sealed class QueueUpkeep(
    ForwardingQueue queue, GatheringQueue gathering, EndpointHealthBook health, EndpointLimitBook limits, EndpointLanes lanes, DispatcherMeter meter, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan HealthEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeasesEvery = TimeSpan.FromSeconds(2);

    private DateTimeOffset? _latestHealth;
    private long? _healthReadAt;
    private long? _leasesSeenAt;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await WriteHealthAsync(cancellationToken);
        if (_healthReadAt is null || clock.GetElapsedTime(_healthReadAt.Value) >= HealthEvery)
        {
            lanes.Limit(await limits.ReadAsync(cancellationToken));
            await ReadHealthAsync(cancellationToken);
            await gathering.HastenFullAsync(cancellationToken);
            _healthReadAt = clock.GetTimestamp();
        }

        if (_leasesSeenAt is null || clock.GetElapsedTime(_leasesSeenAt.Value) >= LeasesEvery)
        {
            await TakeBackAsync(cancellationToken);
            _leasesSeenAt = clock.GetTimestamp();
        }
    }

    /// <summary>Claims the right to probe, endpoint by endpoint, and adds those won to the plan's quotas. Answers which.</summary>
    public async Task<IReadOnlyList<EndpointKey>> TakeProbesAsync(DispatchPlan plan, CancellationToken cancellationToken)
    {
        var taken = new List<EndpointKey>();
        foreach (var (endpoint, halfOpen, from) in plan.Probes)
        {
            if (await health.TryWriteAsync(endpoint, halfOpen, null, from, cancellationToken) is { } writtenAt)
            {
                lanes.TakeProbe(endpoint, halfOpen, writtenAt);
                plan.Quotas.Add(new EndpointQuota(endpoint, 1, IsLimited: lanes.IsLimited(endpoint)));
                taken.Add(endpoint);
            }
            else
            {
                await AdoptAsync(endpoint, cancellationToken);
            }
        }

        return taken;
    }

    /// <summary>Keeps aside what is due for a disabled endpoint.</summary>
    public async Task ParkAsync(EndpointKey endpoint, CancellationToken cancellationToken)
    {
        if (await queue.ParkAsync(endpoint, cancellationToken) == 0)
        {
            // It was released a moment ago.
            await AdoptAsync(endpoint, cancellationToken);
        }
    }

    private async Task WriteHealthAsync(CancellationToken cancellationToken)
    {
        foreach (var (endpoint, breaker, disabledReason, from, transitions) in lanes.Unwritten())
        {
            if (await health.TryWriteAsync(endpoint, breaker, disabledReason, from, cancellationToken) is not { } writtenAt)
            {
                await AdoptAsync(endpoint, cancellationToken);
                continue;
            }

            lanes.Written(endpoint, transitions, writtenAt);
            if (disabledReason is not null)
            {
                logger.EndpointDisabled(endpoint, disabledReason);
            }
            else
            {
                logger.BreakerMoved(endpoint, breaker.State, breaker.State is BreakerState.Closed ? null : breaker.ProbeAt);
            }
        }
    }

    private async Task AdoptAsync(EndpointKey endpoint, CancellationToken cancellationToken)
    {
        if (await health.FindAsync(endpoint, cancellationToken) is { } known)
        {
            lanes.Adopt(known);
        }
    }

    private async Task ReadHealthAsync(CancellationToken cancellationToken)
    {
        foreach (var changed in await health.ReadAsync(_latestHealth, cancellationToken))
        {
            lanes.Adopt(changed);
            _latestHealth = _latestHealth > changed.ChangedAt ? _latestHealth : changed.ChangedAt;
        }
    }

    private async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        if (await queue.ReturnExpiredAsync(cancellationToken) is > 0 and var expired)
        {
            meter.Expired(expired);
            logger.LeasesExpired(expired);
        }

        if (await queue.ReturnResumedAsync(cancellationToken) is > 0 and var resumed)
        {
            logger.Resumed(resumed);
        }

        lanes.Forget(clock.GetUtcNow());
    }
}
