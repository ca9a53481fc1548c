using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Postbacks;

namespace TrackingPlatform.Workers.Postbacks;

/// <summary>Notices advertisers whose postbacks have stopped. Safe to run twice: a silence is told once, and its end once.</summary>
internal sealed class SilenceWatchJob(SilenceBook book, TimeProvider clock, ILogger<SilenceWatchJob> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var change in await book.LookAsync(clock.GetUtcNow(), cancellationToken))
        {
            if (change.Expected is { } expected)
            {
                logger.PostbacksStopped(change.Advertiser, change.Tenant, change.Since, Math.Round(expected));
            }
            else
            {
                logger.PostbacksResumed(change.Advertiser, change.Tenant, change.Since);
            }
        }
    }
}
