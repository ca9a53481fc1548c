using Hangfire.Server;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Data;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>
/// Sends what is due. Runs beside Hangfire's workers, starts, stops and shows with them; but it is one asynchronous loop over the queue,
/// not a job per postback.
/// </summary>
internal sealed class Dispatcher(
    ForwardingQueue queue, GatheringQueue gathering, EndpointHealthBook health, EndpointLimitBook limits, DeliveryAttempt attempt, BatchAttempt batches, ForwardingSignal signal, DispatcherMeter meter,
    TimeProvider clock, ILogger<Dispatcher> logger)
    : IBackgroundProcess
{
    // As long as the longest attempt may take.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan IdlePoll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Holds the thread that Hangfire gives to a process; the loop itself is asynchronous.</summary>
    public void Execute(BackgroundProcessContext context) => RunAsync(context.StoppingToken).GetAwaiter().GetResult();

    /// <summary>Runs until told to stop; then claims nothing more and waits for what is under way, within bounds.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var abandon = new CancellationTokenSource();
        var lanes = new EndpointLanes();
        var writer = new CompletionWriter(
            queue,
            finished =>
            {
                if (!finished.Delivery.RidesAlong)
                {
                    lanes.Finished(finished.Delivery.Endpoint, clock.GetUtcNow());
                    signal.Pulse();
                }
            },
            meter,
            clock,
            logger);
        var writing = writer.RunAsync(abandon.Token);
        var due = new DueEndpoints(queue, clock);
        var upkeep = new QueueUpkeep(queue, gathering, health, limits, lanes, meter, clock, logger);

        logger.DispatcherStarted();
        await LoopAsync(lanes, due, writer, upkeep, abandon.Token, stopping);

        var stoppedAt = clock.GetTimestamp();
        while (lanes.InFlight > 0 && clock.GetElapsedTime(stoppedAt) < Grace)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, CancellationToken.None);
        }

        logger.DispatcherStopped(lanes.InFlight);
        writer.Complete();
        await abandon.CancelAsync();
        await writing;
    }

    private async Task LoopAsync(EndpointLanes lanes, DueEndpoints due, CompletionWriter writer, QueueUpkeep upkeep, CancellationToken abandoned, CancellationToken stopping)
    {
        var pause = TimeSpan.Zero;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await upkeep.RunAsync(stopping);
                if (await PassAsync(lanes, due, writer, upkeep, abandoned, stopping) == 0)
                {
                    await signal.WaitAsync(IdlePoll, stopping);
                }

                pause = TimeSpan.Zero;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Whatever it is, giving up would stop all postbacks; the database being away is the usual case.
                pause = pause * 2 + TimeSpan.FromMilliseconds(200);
                pause = pause < LongestPause ? pause : LongestPause;
                logger.PassFailed(pause, failure);
                await signal.WaitAsync(pause, CancellationToken.None);
            }
        }
    }

    /// <returns>How many were started.</returns>
    private async Task<int> PassAsync(EndpointLanes lanes, DueEndpoints due, CompletionWriter writer, QueueUpkeep upkeep, CancellationToken abandoned, CancellationToken stopping)
    {
        if (lanes.InFlight >= EndpointLanes.MostInFlight)
        {
            return 0;
        }

        var started = clock.GetTimestamp();
        var plan = lanes.Plan(await due.ListAsync(stopping), clock.GetUtcNow());
        foreach (var endpoint in plan.Disabled)
        {
            await upkeep.ParkAsync(endpoint, stopping);
        }

        var probes = await upkeep.TakeProbesAsync(plan, stopping);
        if (plan.Quotas.Count == 0)
        {
            due.Forget();
            return 0;
        }

        var claimed = await queue.ClaimAsync(plan.Quotas, stopping);
        if (claimed.Count > 0)
        {
            Failpoint.Pass("after-claim");
        }

        if (claimed.Count < plan.Quotas.Sum(quota => quota.Take))
        {
            due.Forget();
        }

        meter.Claimed(claimed.Count, clock.GetElapsedTime(started));
        foreach (var delivery in claimed)
        {
            lanes.Started(delivery.Endpoint, clock.GetUtcNow());
        }

        await Task.WhenAll(claimed
            .GroupBy(delivery => (delivery.Endpoint, delivery.TemplateId, delivery.TemplateVersion))
            .Select(alike => StartAsync([.. alike], probes.Contains(alike.Key.Endpoint), lanes, writer, abandoned)));

        foreach (var endpoint in probes.Except(claimed.Select(delivery => delivery.Endpoint)))
        {
            lanes.GiveProbeBack(endpoint, clock.GetUtcNow());
        }

        return claimed.Count;
    }

    /// <summary>
    /// Begins to send what was claimed of one template version: each on its own, or many in one request where the template gathers. Done when everything that goes along is
    /// claimed, so that the next pass does not take apart what belongs together.
    /// </summary>
    private Task StartAsync(ClaimedDelivery[] alike, bool isProbe, EndpointLanes lanes, CompletionWriter writer, CancellationToken abandoned) => GuardAsync(alike, lanes, async () =>
    {
        if (await batches.RuleOfAsync(alike[0], abandoned) is not { } rule)
        {
            foreach (var delivery in alike)
            {
                _ = SendAsync(delivery, lanes, writer, abandoned);
            }

            return;
        }

        await Task.WhenAll(alike.Chunk(rule.Size).Select(some => GuardAsync(some, lanes, async () =>
        {
            var gathered = await batches.GatherAsync(some, rule, isProbe, abandoned);
            _ = SendTogetherAsync(gathered, lanes, writer, abandoned);
        }, abandoned)));
    }, abandoned);

    private async Task SendTogetherAsync(IReadOnlyList<ClaimedDelivery> gathered, EndpointLanes lanes, CompletionWriter writer, CancellationToken abandoned)
    {
        await Task.Yield();
        await GuardAsync(gathered, lanes, async () =>
        {
            var result = await batches.MakeAsync(gathered, abandoned);
            await RecordAsync(gathered[0].Endpoint, result.Signal, result.Duration, result.DisablingReason, lanes, abandoned);
            foreach (var finished in result.Finished)
            {
                writer.Add(finished);
            }
        }, abandoned);
    }

    private async Task SendAsync(ClaimedDelivery delivery, EndpointLanes lanes, CompletionWriter writer, CancellationToken abandoned)
    {
        // Off the loop's thread at once: composing and sending up to the first wait is work too.
        await Task.Yield();
        await GuardAsync([delivery], lanes, async () =>
        {
            var result = await attempt.MakeAsync(delivery, abandoned);
            await RecordAsync(delivery.Endpoint, result.Signal, result.Duration, result.DisablingReason, lanes, abandoned);
            writer.Add(result.Finished);
        }, abandoned);
    }

    private async Task RecordAsync(EndpointKey endpoint, BreakerSignal? seen, TimeSpan duration, string? disablingReason, EndpointLanes lanes, CancellationToken abandoned)
    {
        if (seen is { } breakerSignal
            && lanes.Record(endpoint, breakerSignal, duration, disablingReason, clock.GetUtcNow())
            && await queue.HastenAsync(endpoint, abandoned) is > 0 and var hastened)
        {
            logger.EndpointBack(endpoint, hastened);
        }
    }

    private async Task GuardAsync(IReadOnlyList<ClaimedDelivery> deliveries, EndpointLanes lanes, Func<Task> send, CancellationToken abandoned)
    {
        try
        {
            await send();
        }
        catch (Exception failure)
        {
            // Their fate is unknown, so their leases decide: they are due again when those have run out.
            foreach (var delivery in deliveries.Where(delivery => !delivery.RidesAlong))
            {
                if (!abandoned.IsCancellationRequested)
                {
                    logger.AttemptBroke(delivery.Id, failure);
                }

                lanes.Finished(delivery.Endpoint, clock.GetUtcNow());
            }

            signal.Pulse();
        }
    }
}
