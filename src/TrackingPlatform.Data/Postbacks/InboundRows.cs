using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Rows of the inbound log on their way into it: raw requests that wait for their verdict, were refused at once, or are judged in the same transaction.</summary>
internal sealed class InboundRows(TenantId tenant, DateTimeOffset now)
{
    private static readonly RowShape Shape = new(
        "tenant_id uuid, receipt_id uuid, advertiser_id uuid, method text, target text, content_type text, body bytea, remote_address text, user_agent text, " +
        "authentication text, postback jsonb, click_id uuid, txn_id text, event text, verdict text, reason text, detail text, http_status int, judged_at timestamptz, " +
        "next_judgement_at timestamptz, dialect text, notes text[], conversion_id uuid, duplicate_of uuid, status text");

    private static readonly string InsertSql =
        $"insert into inbound ({Shape.Columns}) select {Shape.Values} from {Shape.Given} on conflict (tenant_id, receipt_id) do nothing";

    // Longer than judging takes; a row that is still unjudged then was left behind by a crash, and the settler takes it up.
    private static readonly TimeSpan JudgementPatience = TimeSpan.FromSeconds(30);

    private readonly RowSet _rows = new(Shape);

    /// <summary>Takes up a request as it is: waiting, or refused.</summary>
    public void Add(InboundPostback request) => Add(request, new Receipt(request.Id, request.Verdict, request.Reason, request.Detail, null, null, null, request.HttpStatus));

    /// <summary>Takes up a request with its verdict.</summary>
    public void Add(InboundPostback request, Receipt receipt)
    {
        var isWaiting = receipt.Verdict == PostbackVerdict.Waiting;
        var postback = request.Postback;
        _rows.Row()
            .Uuid(tenant.Value).Uuid(request.Id.Value).Uuid(request.AdvertiserId?.Value)
            .Text(request.Method).Text(Storable(request.Target)).Text(Storable(request.ContentType)).Bytes(request.Body)
            .Text(request.RemoteAddress).Text(Storable(request.UserAgent)).Text(request.Authentication)
            .Json(postback is null ? null : JsonSerializer.Serialize(postback, DataJson.Default.Postback))
            .Uuid(EntityId.TryParse<ClickId>(postback?.ClickId?.Trim(), out var click) ? click.Value : null)
            .Text(Short(postback?.TransactionId)).Text(Short(postback?.Event))
            .Text(WireName<PostbackVerdict>.Of(receipt.Verdict)).Text(receipt.Reason).Text(receipt.Detail).Int(receipt.HttpStatus)
            .Time(isWaiting ? null : now).Time(isWaiting ? now + JudgementPatience : null)
            .Text(request.Dialect is { } dialect ? WireName<PostbackDialect>.Of(dialect) : null).Texts(request.Notes.Count == 0 ? null : [.. request.Notes])
            .Uuid(receipt.ConversionId?.Value).Uuid(receipt.DuplicateOf?.Value).Text(receipt.Status is { } status ? WireName<ConversionStatus>.Of(status) : null);
    }

    /// <summary>Adds the statement that stores them. A receipt that is stored already is left as it is, and does not count among the rows the statement affects.</summary>
    public NpgsqlBatchCommand AddTo(NpgsqlBatch batch) => _rows.AddTo(batch, InsertSql);

    /// <summary>A text as PostgreSQL can hold it, which is every character but NUL.</summary>
    public static string? Storable(string? text) => text?.Replace("\0", "\uFFFD", StringComparison.Ordinal);

    /// <summary>What is kept of a text that is searched for.</summary>
    public static string? Short(string? text)
    {
        var trimmed = Storable(text)?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed[..Math.Min(trimmed.Length, PostbackLimits.TransactionId)];
    }
}
