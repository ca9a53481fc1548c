using Hangfire;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Workers.Reporting;

/// <summary>Gives every file that nobody makes a job: one just asked for, and one whose worker died.</summary>
internal sealed class ReportExportStarter(ReportExportQueue queue, IBackgroundJobClient jobs)
{
    /// <summary>Answers how many were started.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var taken = await queue.TakeAsync(cancellationToken);
        foreach (var (tenant, export, attempt) in taken)
        {
            var (tenantId, exportId) = (tenant.Value, export.Value);
            jobs.Enqueue<ReportExportJob>(job => job.RunAsync(tenantId, exportId, attempt, CancellationToken.None));
        }

        return taken.Count;
    }
}
