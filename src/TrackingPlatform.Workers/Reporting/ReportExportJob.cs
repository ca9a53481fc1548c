using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Reporting;

/// <summary>
/// Makes one file of a report and stores it part by part. Safe to run twice: each part replaces itself, and once another try has begun, or the
/// file was removed, nothing of this one counts any more.
/// </summary>
internal sealed class ReportExportJob(ReportExportQueue queue, IReportFiles files)
{
    private const int PartBytes = 1024 * 1024;

    public async Task RunAsync(Guid tenantId, Guid exportId, int attempt, CancellationToken cancellationToken)
    {
        var (tenant, export) = (new TenantId(tenantId), new ReportExportId(exportId));
        if (await queue.FindAsync(tenant, export, attempt, cancellationToken) is not { } asked)
        {
            return;
        }

        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            switch (await files.WriteAsync(tenant, asked.Query, asked.Format, file, BeatAsync, abandoned.Token))
            {
                case ReportFileOutcome.Written(var name, _, var rows):
                    await StoreAsync(tenant, export, attempt, file, name, rows, cancellationToken);
                    break;
                case ReportFileOutcome.Refused(var why):
                    await queue.RefuseAsync(tenant, export, attempt, why, cancellationToken);
                    break;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody removed the file, or another worker took over.
        }

        async Task BeatAsync(long rows, CancellationToken token)
        {
            if (!await queue.BeatAsync(tenant, export, attempt, rows, token))
            {
                await abandoned.CancelAsync();
            }
        }
    }

    private async Task StoreAsync(TenantId tenant, ReportExportId export, int attempt, FileStream file, string name, long rows, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var buffer = new byte[PartBytes];
        var parts = 0;
        for (int read; (read = await file.ReadAtLeastAsync(buffer, PartBytes, throwOnEndOfStream: false, cancellationToken)) > 0; parts++)
        {
            if (!await queue.StoreAsync(tenant, export, attempt, parts, buffer[..read], cancellationToken) || !await queue.BeatAsync(tenant, export, attempt, rows, cancellationToken))
            {
                return;
            }
        }

        await queue.FinishAsync(tenant, export, attempt, name, rows, file.Length, parts, cancellationToken);
    }
}
