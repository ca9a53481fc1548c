using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Has some hundred rows stored and judged together; where that fails, keeps each of them for later. What is durable is answered with a receipt.</summary>
internal sealed class BatchIntake(IConversionLedger ledger, IPostbackJournal journal, TimeProvider clock, ILogger<BatchIntake> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Takes rows of one sender.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sender">Who sent them.</param>
    /// <returns>Their receipts, in order; null where nothing could keep the row.</returns>
    public async Task<IReadOnlyList<Receipt?>> TakeAsync(IReadOnlyList<InboundPostback> rows, PostbackSender sender)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await ledger.TakeManyAsync(sender.TenantId, sender.Id, rows, patience.Token);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.BatchFailed(failure, rows.Count);
        }

        // Storing a receipt twice changes nothing, so what was judged before the failure keeps its verdict.
        return await Task.WhenAll(rows.Select(KeepAsync));
    }

    private async Task<Receipt?> KeepAsync(InboundPostback row)
    {
        try
        {
            await journal.AppendAsync(row, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.NothingTook(failure);
            return null;
        }

        return row.Verdict == PostbackVerdict.Waiting
            ? Receipt.Waiting(row.Id, "The postback is kept and is judged shortly.")
            : Receipt.Refused(row.Id, row.Reason ?? "", row.Detail ?? "", row.HttpStatus);
    }
}
