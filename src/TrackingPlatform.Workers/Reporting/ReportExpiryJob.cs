using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Workers.Reporting;

/// <summary>Removes files of reports a week after they were made. Safe to run twice: the second time there are none.</summary>
internal sealed class ReportExpiryJob(ReportExportQueue queue, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public Task RunAsync(CancellationToken cancellationToken) => queue.ExpireAsync(clock.GetUtcNow() - Kept, cancellationToken);
}
