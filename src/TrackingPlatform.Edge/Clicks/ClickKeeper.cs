using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Makes a click durable before its visitor is answered.</summary>
internal sealed class ClickKeeper(ClickJournal journal, ClickTally tally, ClickMetrics metrics, IOptions<ClickOptions> options, ILogger<ClickKeeper> logger)
{
    private readonly bool _waitsForDatabase = options.Value.WaitsForDatabase;

    /// <summary>Completes when the click is safe, or when it is certain that nothing takes it.</summary>
    public async Task KeepAsync(Click click)
    {
        var written = await journal.AppendAsync(click);
        if (!written.IsWritten)
        {
            // Disk full or failing. The visitor still gets where he wants to go; the loss is counted and said aloud.
            metrics.Unpersisted();
            tally.Lost(click.TenantId);
            logger.ClickUnpersisted(metrics.UnpersistedTotal);
        }
        else
        {
            tally.Kept(click.TenantId);
            if (_waitsForDatabase)
            {
                await journal.WaitUntilDrainedAsync(written.Sequence, options.Value.DatabasePatience);
            }
        }

        metrics.Answered();
    }
}
