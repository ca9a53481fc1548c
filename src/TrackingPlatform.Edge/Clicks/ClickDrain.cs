using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Moves clicks from the journal to the store in large batches, each exactly once: the position moves in the same transaction as the rows.
/// While the store is away the journal grows and nothing else happens.
/// </summary>
internal sealed class ClickDrain(ClickJournal clicks, IClickStore store, IOptions<ClickOptions> options, ClickTally tally, ClickMetrics metrics, TimeProvider clock, ILogger<ClickDrain> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    // What an earlier process left in the journal lies below this.
    private readonly long _ownFrom = clicks.Journal.NextSequence;

    private bool _isLeftoverCounted;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var position = await store.PositionOfAsync(clicks.Journal.Id, stoppingToken);
                clicks.Passed(position, clock.GetUtcNow());
                await CountLeftoverAsync(position, stoppingToken);
                using var reader = clicks.Journal.OpenReader(position);
                while (true)
                {
                    var isDrained = await DrainOnceAsync(reader, stoppingToken);
                    if (failures > 0)
                    {
                        failures = 0;
                        logger.DrainRecovered();
                    }

                    if (!isDrained)
                    {
                        break;
                    }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                var delay = Delay(++failures);
                // An outage is one line, not one line a try.
                if (failures == 1)
                {
                    logger.DrainFailed(delay, exception);
                }

                await Task.Delay(delay, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task CountLeftoverAsync(long position, CancellationToken cancellationToken)
    {
        if (_isLeftoverCounted)
        {
            return;
        }

        _isLeftoverCounted = true;
        using var reader = clicks.Journal.OpenReader(position);
        while (reader.NextSequence < _ownFrom)
        {
            var from = reader.NextSequence;
            var read = await reader.ReadAsync(options.Value.DrainBatch, options.Value.DrainBytes, cancellationToken);
            foreach (var left in Decode(from, read).Clicks.Where(left => left.Sequence < _ownFrom))
            {
                tally.Kept(left.Click.TenantId);
            }
        }
    }

    /// <returns>False when the position in the database is another than expected: the reader must start again from there.</returns>
    private async Task<bool> DrainOnceAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        var from = reader.NextSequence;
        await GiveWayAsync(cancellationToken);
        var read = await reader.ReadAsync(options.Value.DrainBatch, options.Value.DrainBytes, cancellationToken);
        var batch = Decode(from, read);
        if (await store.StoreAsync(batch, cancellationToken) == ClickStoreOutcome.PositionMoved)
        {
            logger.PositionMoved(batch.Journal, from);
            return false;
        }

        metrics.Drained(batch.Clicks.Count);
        foreach (var drained in batch.Clicks)
        {
            tally.Drained(drained.Click.TenantId);
        }

        clicks.Passed(batch.To, clock.GetUtcNow());
        return true;
    }

    // In a burst the machine belongs to the visitors: their clicks are safe in the journal, and figures may be some seconds late.
    private async Task GiveWayAsync(CancellationToken cancellationToken)
    {
        if (options.Value.WaitsForDatabase)
        {
            return;
        }

        while (clicks.Journal.OldestUnreadAt is { } oldest && clock.GetUtcNow() - oldest < options.Value.BurstPatience)
        {
            var before = clicks.Journal.NextSequence;
            await Task.Delay(options.Value.DrainPause, clock, cancellationToken);
            if (clicks.Journal.NextSequence - before < options.Value.BurstRate * options.Value.DrainPause.TotalSeconds)
            {
                return;
            }
        }
    }

    private ClickBatch Decode(long from, JournalRead read)
    {
        var journal = clicks.Journal.Id;
        if (read.Gap is { } gap)
        {
            logger.JournalGapMet(journal, gap.From, gap.Until, gap.Cause.ToString());
        }

        var decoded = new List<JournaledClick>(read.Count);
        var throughs = new List<Journaled<ClickThrough>>();
        var impressions = new List<Journaled<Impression>>();
        var unreadable = new List<UnreadableFrame>();
        for (var index = 0; index < read.Count; index++)
        {
            var sequence = read.FirstSequence + index;
            try
            {
                var frame = read[index].Span;
                switch (frame.IsEmpty ? default : frame[0])
                {
                    case ClickThroughFrame.Kind:
                        throughs.Add(new Journaled<ClickThrough>(sequence, ClickThroughFrame.Read(frame)));
                        break;
                    case ImpressionFrame.Kind:
                        impressions.Add(new Journaled<Impression>(sequence, ImpressionFrame.Read(frame)));
                        break;
                    default:
                        decoded.Add(new JournaledClick(sequence, ClickFrame.Read(frame), read[index]));
                        break;
                }
            }
            catch (InvalidDataException exception)
            {
                logger.FrameUnreadable(journal, sequence, exception.Message);
                unreadable.Add(new UnreadableFrame(sequence, read[index].ToArray(), exception.Message));
            }
        }

        return new ClickBatch(journal, from, read.NextSequence, decoded, unreadable) { ClickThroughs = throughs, Impressions = impressions };
    }

    private static TimeSpan Delay(int failures) =>
        TimeSpan.FromMilliseconds(Math.Min(LongestDelay.TotalMilliseconds, 100 * Math.Pow(2, Math.Min(failures, 10))));
}
