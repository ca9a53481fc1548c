using Hangfire;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Workers.Uploads;

/// <summary>
/// Goes through an upload for a while, then makes room for other jobs and lines up again. Safe to run twice: a row is booked under the receipt it was given
/// before, so a second run finds what the first one did.
/// </summary>
internal sealed class UploadJob(UploadRun run, ForwardingSignal signal, IBackgroundJobClient jobs, TimeProvider clock)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    public async Task RunAsync(Guid tenantId, Guid uploadId, CancellationToken cancellationToken)
    {
        if (await run.OpenAsync(new TenantId(tenantId), new UploadId(uploadId), cancellationToken) is not { } work)
        {
            return;
        }

        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < Turn)
        {
            var hasMore = await run.StepAsync(work, cancellationToken);
            signal.Pulse();
            if (!hasMore)
            {
                return;
            }
        }

        jobs.Enqueue<UploadJob>(next => next.RunAsync(tenantId, uploadId, CancellationToken.None));
    }
}
