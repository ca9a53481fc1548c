using Hangfire;
using Hangfire.States;
using TrackingPlatform.Data.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Sees to it that every failing endpoint has exactly one scheduled job. Safe to run twice: a job is only put where none is.</summary>
internal sealed class EndpointSweepsJob(EndpointSweep sweep, IBackgroundJobClient jobs, JobStorage storage)
{
    private static readonly string[] Alive = [ScheduledState.StateName, EnqueuedState.StateName, ProcessingState.StateName, AwaitingState.StateName];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var connection = storage.GetConnection();
        foreach (var (endpoint, job, probeAt) in await sweep.ListFailingAsync(cancellationToken))
        {
            if (job is null || !Alive.Contains(connection.GetJobData(job)?.State))
            {
                await SweepEndpointJob.ScheduleAsync(sweep, jobs, endpoint, job, probeAt, cancellationToken);
            }
        }
    }
}
