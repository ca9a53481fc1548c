using System.Text.Json;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Judges what was not judged at once: postbacks whose click was on its way, and those that a crash left between storing and judging.</summary>
public sealed class InboundSettler(DataSources sources, IConversionLedger ledger, ILogger<InboundSettler> logger)
{
    /// <summary>How many are taken up at a time.</summary>
    public const int BatchSize = 200;
    private const int AtATime = 4;

    // A claimed row comes back by itself when whoever claimed it is gone.
    private const string ClaimSql =
        """
        with due as (
            select tenant_id, receipt_id from inbound where verdict = 'waiting' and next_judgement_at <= $1
            order by next_judgement_at limit $2 for update skip locked)
        update inbound set next_judgement_at = $1 + interval '30 seconds'
        from due where inbound.tenant_id = due.tenant_id and inbound.receipt_id = due.receipt_id
        returning inbound.tenant_id, inbound.advertiser_id, inbound.receipt_id, inbound.postback
        """;

    /// <summary>Judges what is due; called every second by any number of nodes.</summary>
    /// <returns>How many were taken up. A full batch means that more may be due at once.</returns>
    public async Task<int> SettleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = await ClaimAsync(now, cancellationToken);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, JudgeAsync);
        return due.Count;
    }

    private async Task<List<Waiting>> ClaimAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(ClaimSql).Time(now).Int(BatchSize);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var due = new List<Waiting>();
        while (await rows.ReadAsync(cancellationToken))
        {
            // Only an authenticated postback that was read is ever left to be judged.
            due.Add(new Waiting(
                new TenantId(rows.GetGuid(0)), new AdvertiserId(rows.GetGuid(1)), new ReceiptId(rows.GetGuid(2)),
                JsonSerializer.Deserialize(rows.GetString(3), DataJson.Default.Postback) ?? new Postback()));
        }

        return due;
    }

    private async ValueTask JudgeAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        try
        {
            await ledger.RecordAsync(waiting.Tenant, waiting.Advertiser, waiting.Receipt, waiting.Postback, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One postback that cannot be judged must not stop the others; it is due again in half a minute.
            logger.SettlingFailed(failure, waiting.Receipt);
        }
    }

    private sealed record Waiting(TenantId Tenant, AdvertiserId Advertiser, ReceiptId Receipt, Postback Postback);
}
