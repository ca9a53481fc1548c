using System.Text.Json;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>
/// Hands journaled postbacks to the database when it is back: stored under the receipt they were given, then judged. Storing a receipt
/// twice changes nothing, so the position may follow the rows instead of moving with them.
/// </summary>
internal sealed class PostbackDrain(
    PostbackJournal postbacks, IInboundLog log, IConversionLedger ledger, IClickStore positions, TimeProvider clock, ILogger<PostbackDrain> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // Only worth a word when there is something to hand over.
                if (postbacks.Journal.OldestUnreadAt is not null)
                {
                    logger.PostbackDrainFailed(exception.Message);
                }

                await Task.Delay(Patience, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var journal = postbacks.Journal;
        var position = await positions.PositionOfAsync(journal.Id, cancellationToken);
        journal.Trim(position, clock.GetUtcNow());
        using var reader = journal.OpenReader(position);
        while (true)
        {
            var read = await reader.ReadAsync(maxFrames: 1, maxBytes: 1024 * 1024, cancellationToken);
            UnreadableFrame[] unreadable = [];
            if (read.Count == 1)
            {
                unreadable = await HandOverAsync(read.FirstSequence, read[0], cancellationToken) is { } bad ? [bad] : [];
            }

            await positions.StoreAsync(new ClickBatch(journal.Id, position, read.NextSequence, [], unreadable), cancellationToken);
            position = read.NextSequence;
            journal.Trim(position, clock.GetUtcNow());
        }
    }

    private async Task<UnreadableFrame?> HandOverAsync(long sequence, ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        InboundPostback request;
        try
        {
            request = PostbackJournal.Read(frame.Span);
        }
        catch (JsonException exception)
        {
            logger.FrameUnreadable(postbacks.Journal.Id, sequence, exception.Message);
            return new UnreadableFrame(sequence, frame.ToArray(), exception.Message);
        }

        await log.AppendAsync(request, cancellationToken);
        if (request is { Verdict: PostbackVerdict.Waiting, TenantId: { } tenant, AdvertiserId: { } advertiser, Postback: { } postback })
        {
            try
            {
                await ledger.RecordAsync(tenant, advertiser, request.Id, postback, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
            {
                // It is stored, and those behind it must not wait for one that cannot be judged.
                logger.JudgementFailed(failure, request.Id);
            }
        }

        return null;
    }
}
