using Hangfire;
using TrackingPlatform.Data.Uploads;

namespace TrackingPlatform.Workers.Uploads;

/// <summary>Gives every upload with work that nobody goes through a job: one that was just told to, and one whose worker died.</summary>
internal sealed class UploadStarter(UploadBook uploads, IBackgroundJobClient jobs)
{
    /// <summary>As many as are taken at once.</summary>
    public const int BatchSize = 20;

    /// <summary>Answers how many were started.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var unattended = await uploads.TakeUnattendedAsync(cancellationToken);
        foreach (var (tenant, upload) in unattended)
        {
            var (tenantId, uploadId) = (tenant.Value, upload.Value);
            jobs.Enqueue<UploadJob>(job => job.RunAsync(tenantId, uploadId, CancellationToken.None));
        }

        return unattended.Count;
    }
}
