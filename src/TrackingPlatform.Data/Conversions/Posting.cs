using Npgsql;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>One stored postback on its way to a verdict, within the ledger's transaction.</summary>
internal sealed record Posting(TenantId Tenant, AdvertiserId Advertiser, ReceiptId Receipt, DateTimeOffset Now)
{
    /// <summary>Locks the inbound row, so that the endpoint and the settler never judge the same postback side by side.</summary>
    public void AddLock(NpgsqlBatch batch) =>
        batch.Add($"select {ReceiptReading.Columns} from inbound where tenant_id = $1 and receipt_id = $2 for update").Uuid(Tenant.Value).Uuid(Receipt.Value);

    /// <summary>The receipt, when it has been judged before.</summary>
    /// <exception cref="InvalidOperationException">The postback was never stored.</exception>
    public async Task<Receipt?> ReadJudgedAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        if (!await rows.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException($"{Receipt} is to be judged but was never stored.");
        }

        return ReceiptReading.IsJudged(rows) ? ReceiptReading.Read(rows) : null;
    }

    public async Task<Receipt> RefuseAsync(
        NpgsqlConnection connection, PostbackRefusal refusal, AttributionExplanation? explanation, ConversionState? existing, CancellationToken cancellationToken)
    {
        var receipt = new Receipt(
            Receipt, PostbackVerdict.Rejected, refusal.Reason, refusal.Detail, existing?.Id, existing?.FirstReceipt, existing?.Status, refusal.HttpStatus);
        await using var batch = connection.CreateBatch();
        AddVerdict(batch, receipt, explanation);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return receipt;
    }

    public async Task<Receipt> RepeatAsync(NpgsqlConnection connection, ConversionState existing, CancellationToken cancellationToken)
    {
        var receipt = new Receipt(Receipt, PostbackVerdict.Duplicate, existing.IsHeldByRule ? existing.Reason : null, null, existing.Id, existing.FirstReceipt, existing.Status, 200);
        await using var batch = connection.CreateBatch();
        AddVerdict(batch, receipt, null);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return receipt;
    }

    public async Task<Receipt> WaitAsync(NpgsqlConnection connection, DateTimeOffset next, CancellationToken cancellationToken)
    {
        var receipt = Domain.Postbacks.Receipt.Waiting(Receipt, "The click is not stored yet; the postback is judged when it arrives.");
        await using var batch = connection.CreateBatch();
        batch.Add("update inbound set next_judgement_at = $3, detail = $4 where tenant_id = $1 and receipt_id = $2")
            .Uuid(Tenant.Value).Uuid(Receipt.Value).Time(next).Text(receipt.Detail);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return receipt;
    }

    /// <summary>Writes the final verdict into the inbound row.</summary>
    public void AddVerdict(NpgsqlBatch batch, Receipt receipt, AttributionExplanation? explanation) => Verdicts.AddTo(batch, Tenant, Now, receipt, explanation);
}
