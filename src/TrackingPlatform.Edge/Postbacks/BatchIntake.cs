using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Has some hundred rows stored, and then judged, together; where that fails, keeps each of them for later. What is durable is answered with a receipt.</summary>
internal sealed class BatchIntake(IInboundLog inbound, IConversionLedger ledger, IPostbackJournal journal, TimeProvider clock, ILogger<BatchIntake> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Stores rows. Never throws: what could not be stored is kept by <see cref="JudgeAsync"/>.</summary>
    /// <returns>Whether they are stored.</returns>
    public async Task<bool> StoreAsync(IReadOnlyList<InboundPostback> rows, PostbackSender sender)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await inbound.AppendManyAsync(sender.TenantId, rows, patience.Token);
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            logger.BatchFailed(failure, rows.Count);
            return false;
        }
    }

    /// <summary>Judges rows that were to be stored.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="areStored">Whether they were.</param>
    /// <param name="sender">Who sent them.</param>
    /// <returns>Their receipts, in order; null where nothing could keep the row.</returns>
    public async Task<IReadOnlyList<Receipt?>> JudgeAsync(IReadOnlyList<InboundPostback> rows, bool areStored, PostbackSender sender)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            if (areStored)
            {
                return await ledger.JudgeManyAsync(sender.TenantId, sender.Id, rows, patience.Token);
            }
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
