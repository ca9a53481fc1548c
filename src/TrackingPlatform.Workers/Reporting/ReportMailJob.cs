using MimeKit;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Workers.Notices;

namespace TrackingPlatform.Workers.Reporting;

/// <summary>
/// Mails the saved views that are due, each with its file. Safe to run twice: a view that is taken comes back only when its mail was not settled,
/// and a mail that went out twice carries the same id.
/// </summary>
internal sealed class ReportMailJob(ReportMailQueue queue, IReportFiles files, ReportPost post, TimeProvider clock)
{
    private const int BatchSize = 20;
    private const int MostTries = 4;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DueView> due;
        do
        {
            due = await queue.TakeAsync(BatchSize, cancellationToken);
            foreach (var each in due)
            {
                await MailAsync(each, cancellationToken);
            }
        }
        while (due.Count == BatchSize);
    }

    private async Task MailAsync(DueView due, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(due.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var next = ReportMornings.Next(due.View.Schedule, clock.GetUtcNow(), zone);
        var failure = !due.HasOwner
            ? new MailFailure($"{due.View.Author} no longer belongs to {due.TenantName}. Save the view anew to have it mailed.", IsFinal: true)
            : await TrySendAsync(due, cancellationToken);
        if (failure is null)
        {
            await queue.SentAsync(due, next, cancellationToken);
        }
        else
        {
            await queue.FailedAsync(due, failure.Why, failure.IsFinal || due.Attempt >= MostTries ? next : null, cancellationToken);
        }
    }

    private async Task<MailFailure?> TrySendAsync(DueView due, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        switch (await files.WriteAsync(due.Tenant, due.View.Query, due.View.Format, file, (_, _) => Task.CompletedTask, cancellationToken))
        {
            case ReportFileOutcome.Refused(var why):
                return new MailFailure(why, IsFinal: true);
            case ReportFileOutcome.Written when file.Length > ReportPost.MostBytes:
                return new MailFailure($"The file has {file.Length / (1024 * 1024)} MiB and mails take {ReportPost.MostBytes / (1024 * 1024)}: filter the view, or group it by less.", IsFinal: true);
            case ReportFileOutcome.Written written:
                return await post.SendAsync(due, new MimePart(ContentType.Parse(written.ContentType))
                {
                    Content = new MimeContent(file),
                    ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                    ContentTransferEncoding = ContentEncoding.Base64,
                    FileName = written.Name,
                }, cancellationToken);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
