using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Makes a postback durable, then has it judged. What is durable is answered with a receipt, whatever happens afterwards.</summary>
internal sealed class PostbackIntake(IInboundLog inbound, IPostbackJournal journal, IConversionLedger ledger, TimeProvider clock, ILogger<PostbackIntake> logger)
{
    // Long enough for slow commits, short enough that senders, who give up after ten seconds or more, still get their receipt.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private int _isStoreAway;

    /// <summary>Stores a request and judges it if it asks for that.</summary>
    /// <returns>The receipt; null when nothing could keep the request.</returns>
    public async Task<Receipt?> TakeAsync(InboundPostback request, PostbackSender? sender)
    {
        // The sender may hang up: what was received is kept all the same.
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            var receipt = await StoreAsync(request, sender, patience.Token);
            if (Interlocked.Exchange(ref _isStoreAway, 0) == 1)
            {
                logger.StoreRecovered();
            }

            return receipt;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // An outage is one line, not one line a postback.
            if (Interlocked.Exchange(ref _isStoreAway, 1) == 0)
            {
                logger.StoreFailed(failure);
            }
        }

        // It may be stored all the same, or even judged; the journal hands it over under the same receipt, which then changes nothing.
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

    private async Task<Receipt> StoreAsync(InboundPostback request, PostbackSender? sender, CancellationToken cancellationToken)
    {
        if (sender is not null && request is { Verdict: PostbackVerdict.Waiting, Postback: not null })
        {
            return await ledger.TakeAsync(sender.TenantId, sender.Id, request, cancellationToken);
        }

        await inbound.AppendAsync(request, cancellationToken);
        return Refused(request);
    }

    private static Receipt Refused(InboundPostback request) =>
        Receipt.Refused(request.Id, request.Reason ?? "", request.Detail ?? "", request.HttpStatus);
}
