using Hangfire;
using TrackingPlatform.Data.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Gives every running replay that nobody goes through a job: one just begun or resumed, and one whose worker died.</summary>
internal sealed class ReplayStarter(ReplayBook replays, IBackgroundJobClient jobs)
{
    /// <summary>As many as are taken at once.</summary>
    public const int BatchSize = 50;

    /// <summary>Answers how many were started.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var unattended = await replays.TakeUnattendedAsync(cancellationToken);
        foreach (var (tenant, replay) in unattended)
        {
            var (tenantId, replayId) = (tenant.Value, replay.Value);
            jobs.Enqueue<ReplayJob>(job => job.RunAsync(tenantId, replayId, CancellationToken.None));
        }

        return unattended.Count;
    }
}
