using Hangfire;
using TrackingPlatform.Data;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>
/// Goes through a replay for a while, then makes room for other jobs and lines up again. Safe to run twice: every batch is one transaction that
/// moves the saved place on, so two runs share the work and the pace.
/// </summary>
internal sealed class ReplayJob(ReplayRun run, ForwardingSignal signal, IBackgroundJobClient jobs, TimeProvider clock)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    public async Task RunAsync(Guid tenantId, Guid replayId, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < Turn)
        {
            if (await run.StepAsync(new TenantId(tenantId), new ReplayId(replayId), cancellationToken) is not { } wait)
            {
                signal.Pulse();
                return;
            }

            Failpoint.Pass("after-replay-batch");
            signal.Pulse();
            await Task.Delay(wait, clock, cancellationToken);
        }

        jobs.Enqueue<ReplayJob>(next => next.RunAsync(tenantId, replayId, CancellationToken.None));
    }
}
