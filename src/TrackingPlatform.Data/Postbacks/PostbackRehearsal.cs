using System.Globalization;
using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Runs a postback through the ledger's own transaction, reads what it wrote, and rolls it back: what it answers is what would happen, not a copy of the rules.</summary>
public sealed class PostbackRehearsal(DataSources sources, ConversionLedger ledger, TimeProvider clock) : IPostbackRehearsal
{
    private const string StoreSql =
        """
        insert into inbound (tenant_id, receipt_id, advertiser_id, method, target, body, authentication, verdict, http_status)
        values ($1, $2, $3, 'GET', '', ''::bytea, 'none', 'waiting', 202)
        """;

    private const string ChangeSql =
        """
        select event.name, conversion.publisher_id, change.status, change.reason, conversion.currency, change.amount, change.payout, change.revenue, change.pricing,
            conversion.release_at, change.caps, change.event_seq, change.conversion_id, change.event_seq = 1
        from conversion_changes change
        join conversions conversion on conversion.tenant_id = change.tenant_id and conversion.conversion_id = change.conversion_id
        join offer_events event on event.tenant_id = conversion.tenant_id and event.offer_id = conversion.offer_id and event.id = conversion.event_id
        where change.tenant_id = $1 and change.conversion_id = $2 and change.receipt_id = $3
        """;

    private const string ExplanationSql =
        """
        select coalesce((select explanation from inbound where tenant_id = $1 and receipt_id = $3), (select explanation from conversions where tenant_id = $1 and conversion_id = $2))
        """;

    // Where the tenant's own webhooks are is nothing for the advertiser, who may ask for this too.
    private const string DeliveriesSql =
        """
        select told.template_id, told.state, told.reason, told.macro_values, version.url, version.method, version.headers, version.body, version.content_type, version.batch_size, version.batch_every
        from (
            select template_id, template_version, state, reason, macro_values, conversion_id, event_seq, delivery_id from deliveries where tenant_id = $1 and webhook_id is null
            union all
            select template_id, template_version, state, reason, macro_values, conversion_id, event_seq, delivery_id from deliveries_done where tenant_id = $1) told
        left join template_versions version on version.tenant_id = $1 and version.template_id = told.template_id and version.number = told.template_version
        where told.conversion_id = $2 and told.event_seq = $3
        order by told.delivery_id
        """;

    public async Task<Rehearsal> RunAsync(TenantId tenant, AdvertiserId advertiser, Postback postback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(postback);
        var posting = new Posting(tenant, advertiser, ReceiptId.New(clock.GetUtcNow()), clock.GetUtcNow());
        await using var connection = await sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StoreAsync(connection, posting, cancellationToken);
        var receipt = await ledger.JudgeAsync(connection, posting, postback with { DryRun = null }, cancellationToken);
        var rehearsal = await TellAsync(connection, posting, receipt, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        return rehearsal;
    }

    /// <summary>Stores a request for a judgement that is rolled back, and names the tenant to the transaction.</summary>
    internal static async Task StoreAsync(NpgsqlConnection connection, Posting posting, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch().ForTenant(posting.Tenant.Value);
        batch.Add(StoreSql).Uuid(posting.Tenant.Value).Uuid(posting.Receipt.Value).Uuid(posting.Advertiser.Value);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<Rehearsal> TellAsync(NpgsqlConnection connection, Posting posting, Receipt receipt, CancellationToken cancellationToken)
    {
        var rehearsal = new Rehearsal(WireName<PostbackVerdict>.Of(receipt.Verdict), receipt.Reason, receipt.Detail, receipt.HttpStatus) { Conversion = receipt.ConversionId?.ToString() };
        int? sequence = null;
        await using (var batch = connection.CreateBatch())
        {
            batch.Add(ChangeSql).Uuid(posting.Tenant.Value).Uuid(receipt.ConversionId?.Value).Uuid(posting.Receipt.Value);
            batch.Add(ExplanationSql).Uuid(posting.Tenant.Value).Uuid(receipt.ConversionId?.Value).Uuid(posting.Receipt.Value);
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            if (await rows.ReadAsync(cancellationToken))
            {
                sequence = rows.GetInt32(11);
                var caps = rows.TextOrNull(10) is { } moved ? JsonSerializer.Deserialize(moved, DataJson.Default.CapNoteArray) ?? [] : [];
                rehearsal = rehearsal with
                {
                    Money = State(rows),
                    Caps = [.. caps.Select(cap => new Rehearsal.CapMoved(cap.Cap, cap.Publisher, Plain(cap.Before), Plain(cap.After), Plain(cap.Limit), cap.Refused))],
                    Conversion = rows.GetBoolean(13) ? null : rehearsal.Conversion, // it would get another id
                };
            }

            await rows.NextResultAsync(cancellationToken);
            if (await rows.ReadAsync(cancellationToken) && rows.TextOrNull(0) is { } explanation)
            {
                rehearsal = rehearsal with { Attribution = JsonSerializer.Deserialize(explanation, DataJson.Default.AttributionExplanation) };
            }
        }

        return sequence is { } seq && receipt.ConversionId is { } conversion
            ? rehearsal with { Deliveries = await DeliveriesAsync(connection, posting.Tenant, conversion, seq, cancellationToken) }
            : rehearsal;
    }

    private static Rehearsal.BookedState State(NpgsqlDataReader row)
    {
        var currency = Currency.Of(row.GetString(4));
        var pricing = row.TextOrNull(8) is { } kept ? JsonSerializer.Deserialize(kept, DataJson.Default.Pricing) : null;
        return new Rehearsal.BookedState(
            row.GetString(0),
            new PublisherId(row.GetGuid(1)).ToString(),
            row.GetString(2),
            row.TextOrNull(3),
            currency.Code,
            row.NumberOrNull(5) is { } amount ? new Money(amount, currency).ToPlainString() : null,
            pricing?.Sent is { } sent ? $"{Plain(sent.Amount)} {sent.Currency} {(sent.IsInverse ? "÷" : "×")} {Plain(sent.Rate)}" : null,
            new Money(row.GetDecimal(6), currency).ToPlainString(),
            pricing?.Payout.Formula,
            pricing?.Rules ?? [],
            new Money(row.GetDecimal(7), currency).ToPlainString(),
            pricing?.Revenue.Formula,
            row.IsDBNull(9) ? null : row.Time(9))
        {
            PayoutCategories = CategoryPart.Of(pricing?.Payout),
            RevenueCategories = CategoryPart.Of(pricing?.Revenue),
        };
    }

    private static async Task<List<Rehearsal.Told>> DeliveriesAsync(
        NpgsqlConnection connection, TenantId tenant, ConversionId conversion, int sequence, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(DeliveriesSql).Uuid(tenant.Value).Uuid(conversion.Value).Int(sequence);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var told = new List<Rehearsal.Told>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var template = rows.UuidOrNull(0) is { } id ? new TemplateId(id).ToString() : null;
            var request = Request(rows);
            told.Add(new Rehearsal.Told(template, rows.GetString(1), rows.TextOrNull(2), request?.Method, request?.Url, request?.Body));
        }

        return told;
    }

    // Nothing is sent, so it does not matter here whether the address may be.
    private static RenderedRequest? Request(NpgsqlDataReader row)
    {
        if (row.TextOrNull(3) is not { } values || row.TextOrNull(4) is not { } url)
        {
            return null;
        }

        var source = new RequestTemplate(
            url, row.GetString(5), JsonSerializer.Deserialize(row.GetString(6), DataJson.Default.DictionaryStringString) ?? [], row.TextOrNull(7), row.TextOrNull(8))
        {
            Batch = row.IsDBNull(9) ? null : new BatchRule(row.GetInt32(9), row.GetTimeSpan(10)),
        };
        return CompiledRequest.Parse(source, allowPrivateNetworks: true).Value is { } compiled && compiled.TryRender(FrozenMacroValues.FromJson(values), out var rendered, out _)
            ? rendered
            : null;
    }

    private static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
