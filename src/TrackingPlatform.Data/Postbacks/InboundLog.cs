using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Keeps raw requests in the tables <c>inbound</c> and, where nothing names a tenant, <c>inbound_unresolved</c>.</summary>
public sealed class InboundLog : IInboundLog
{
    private static readonly RowShape Shape = new(
        "tenant_id uuid, receipt_id uuid, advertiser_id uuid, method text, target text, content_type text, body bytea, remote_address text, user_agent text, " +
        "authentication text, postback jsonb, click_id uuid, txn_id text, event text, verdict text, reason text, detail text, http_status int, judged_at timestamptz, " +
        "next_judgement_at timestamptz, dialect text, notes text[]");

    private static readonly string InsertSql =
        $"insert into inbound ({Shape.Columns}) select {Shape.Values} from {Shape.Given} on conflict (tenant_id, receipt_id) do nothing";

    // Longer than judging takes; a row that is still unjudged then was left behind by a crash, and the settler takes it up.
    private static readonly TimeSpan JudgementPatience = TimeSpan.FromSeconds(30);

    private readonly DataSources _sources;
    private readonly TimeProvider _clock;
    private readonly GroupCommit<TenantId, InboundPostback, ReceiptId> _together;

    public InboundLog(DataSources sources, TimeProvider clock)
    {
        (_sources, _clock) = (sources, clock);
        _together = new GroupCommit<TenantId, InboundPostback, ReceiptId>(
            async (tenant, requests, stop) =>
            {
                await AppendManyAsync(tenant, requests, stop);
                return [.. requests.Select(request => request.Id)];
            },
            async (tenant, request, stop) =>
            {
                await AppendManyAsync(tenant, [request], stop);
                return request.Id;
            });
    }

    public Task AppendAsync(InboundPostback request, CancellationToken cancellationToken) =>
        request.TenantId is { } tenant ? _together.RunAsync(tenant, request, cancellationToken) : AppendUnresolvedAsync(request, cancellationToken);

    public async Task<Receipt?> FindReceiptAsync(TenantId tenant, AdvertiserId advertiser, ReceiptId receipt, CancellationToken cancellationToken)
    {
        await using var connection = await _sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        batch.Add($"select {ReceiptReading.Columns} from inbound where tenant_id = $1 and receipt_id = $2 and advertiser_id = $3")
            .Uuid(tenant.Value).Uuid(receipt.Value).Uuid(advertiser.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? ReceiptReading.Read(rows) : null;
    }

    public async Task AppendManyAsync(TenantId tenant, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
        {
            return;
        }

        try
        {
            await InsertAsync(tenant, requests, cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.CheckViolation)
        {
            // No partition holds the receipt's day: a journal is replayed long after. Then the day gets one.
            foreach (var day in requests.Select(request => DateOnly.FromDateTime(EntityId.TimeOf(request.Id.Value).UtcDateTime)).Distinct())
            {
                await EnsureDayAsync(day, cancellationToken);
            }

            await InsertAsync(tenant, requests, cancellationToken);
        }
    }

    // One round trip: a batch without an explicit transaction is one transaction, so the tenant set in it ends with it.
    private async Task InsertAsync(TenantId tenant, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        await using var connection = await _sources.Runtime.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch().ForTenant(tenant.Value);
        var rows = new RowSet(Shape);
        foreach (var request in requests)
        {
            AddRow(rows, tenant, request, now);
        }

        rows.AddTo(batch, InsertSql);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddRow(RowSet rows, TenantId tenant, InboundPostback request, DateTimeOffset now)
    {
        var isWaiting = request.Verdict == PostbackVerdict.Waiting;
        var postback = request.Postback;
        rows.Row()
            .Uuid(tenant.Value).Uuid(request.Id.Value).Uuid(request.AdvertiserId?.Value)
            .Text(request.Method).Text(Storable(request.Target)).Text(Storable(request.ContentType)).Bytes(request.Body)
            .Text(request.RemoteAddress).Text(Storable(request.UserAgent)).Text(request.Authentication)
            .Json(postback is null ? null : JsonSerializer.Serialize(postback, DataJson.Default.Postback))
            .Uuid(EntityId.TryParse<ClickId>(postback?.ClickId?.Trim(), out var click) ? click.Value : null)
            .Text(Short(postback?.TransactionId)).Text(Short(postback?.Event))
            .Text(WireName<PostbackVerdict>.Of(request.Verdict)).Text(request.Reason).Text(request.Detail).Int(request.HttpStatus)
            .Time(isWaiting ? null : now).Time(isWaiting ? now + JudgementPatience : null)
            .Text(request.Dialect is { } dialect ? WireName<PostbackDialect>.Of(dialect) : null).Texts(request.Notes.Count == 0 ? null : [.. request.Notes]);
    }

    private async Task AppendUnresolvedAsync(InboundPostback request, CancellationToken cancellationToken)
    {
        await using var connection = await _sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(
            """
            insert into inbound_unresolved (receipt_id, method, target, content_type, body, remote_address, user_agent, reason, http_status)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (receipt_id) do nothing
            """)
            .Uuid(request.Id.Value).Text(request.Method).Text(Storable(request.Target)).Text(Storable(request.ContentType)).Bytes(request.Body)
            .Text(request.RemoteAddress).Text(Storable(request.UserAgent)).Text(request.Reason).Int(request.HttpStatus);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task EnsureDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = _sources.Platform.CreateCommand("select ensure_day_partition('inbound', $1)");
        command.Parameters.Add(new NpgsqlParameter { Value = day });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // PostgreSQL's text holds every character but NUL.
    private static string? Storable(string? text) => text?.Replace("\0", "\uFFFD", StringComparison.Ordinal);

    internal static string? Short(string? text)
    {
        var trimmed = Storable(text)?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed[..Math.Min(trimmed.Length, PostbackLimits.TransactionId)];
    }
}
