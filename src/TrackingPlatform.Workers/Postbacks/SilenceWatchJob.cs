using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Workers.Postbacks;

/// <summary>Notices advertisers whose postbacks have stopped. Safe to run twice: a silence is told once, and its end once.</summary>
internal sealed class SilenceWatchJob(SilenceBook book, INoticePort notices, TimeProvider clock, ILogger<SilenceWatchJob> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var change in await book.LookAsync(clock.GetUtcNow(), cancellationToken))
        {
            if (change.Expected is { } expected)
            {
                logger.PostbacksStopped(change.Advertiser, change.Tenant, change.Since, Math.Round(expected));
                await notices.TellAsync(change.Tenant, SilenceNews.Stopped(change.Advertiser, change.Name, change.Since, expected), cancellationToken);
            }
            else
            {
                logger.PostbacksResumed(change.Advertiser, change.Tenant, change.Since);
                await notices.TellAsync(change.Tenant, SilenceNews.Resumed(change.Advertiser, change.Name, change.Since), cancellationToken);
            }
        }
    }
}
