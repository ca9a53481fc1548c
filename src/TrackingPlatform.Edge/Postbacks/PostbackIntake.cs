using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Makes a postback durable, then has it judged. What is durable is answered with a receipt, whatever happens afterwards.</summary>
internal sealed class PostbackIntake(IInboundLog inbound, IPostbackJournal journal, IConversionLedger ledger, TimeProvider clock, ILogger<PostbackIntake> logger)
{
    // Long enough for a slow commit, short enough that senders, who give up after ten seconds or more, still get their receipt.
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan JudgementPatience = TimeSpan.FromSeconds(5);

    private int _isStoreAway;

    /// <summary>Stores a request and judges it if it asks for that.</summary>
    /// <returns>The receipt; null when nothing could keep the request.</returns>
    public async Task<Receipt?> TakeAsync(InboundPostback request, PostbackSender? sender)
    {
        // The sender may hang up: what was received is kept all the same.
        if (await StoreAsync(request))
        {
            return request.Verdict == PostbackVerdict.Waiting && sender is not null && request.Postback is { } postback
                ? await JudgeAsync(sender, request.Id, postback)
                : Refused(request);
        }

        try
        {
            await journal.AppendAsync(request, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.NothingTook(failure);
            return null;
        }

        return request.Verdict == PostbackVerdict.Waiting ? Receipt.Waiting(request.Id, "The postback is kept and is judged shortly.") : Refused(request);
    }

    private async Task<bool> StoreAsync(InboundPostback request)
    {
        using var patience = new CancellationTokenSource(StorePatience, clock);
        try
        {
            await inbound.AppendAsync(request, patience.Token);
            if (Interlocked.Exchange(ref _isStoreAway, 0) == 1)
            {
                logger.StoreRecovered();
            }

            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // An outage is one line, not one line a postback.
            if (Interlocked.Exchange(ref _isStoreAway, 1) == 0)
            {
                logger.StoreFailed(failure);
            }

            return false;
        }
    }

    private async Task<Receipt> JudgeAsync(PostbackSender sender, ReceiptId receipt, Postback postback)
    {
        using var patience = new CancellationTokenSource(JudgementPatience, clock);
        try
        {
            return await ledger.RecordAsync(sender.TenantId, sender.Id, receipt, postback, patience.Token);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.JudgementFailed(failure, receipt);
            return Receipt.Waiting(receipt, "The postback is kept and is judged shortly.");
        }
    }

    private static Receipt Refused(InboundPostback request) =>
        Receipt.Refused(request.Id, request.Reason ?? "", request.Detail ?? "", request.HttpStatus);
}
