using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reconciliation;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>Reads reconciliations and their lines; the list itself only where it is asked for.</summary>
internal static class ReconciliationReading
{
    public const string From = "reconciliations r left join advertisers a on a.tenant_id = r.tenant_id and a.id = r.advertiser_id left join publishers p on p.tenant_id = r.tenant_id and p.id = r.publisher_id";

    public const string Columns =
        "r.reconciliation_id, r.side, r.advertiser_id, r.publisher_id, coalesce(a.name, p.name) partner_name, r.file_name, r.encoding, r.delimiter, r.decimal_mark, r.date_order, r.time_zone, "
        + "r.header, r.fields, r.doubts, r.rows, r.from_at, r.until_at, r.shift_minutes, r.compared, r.version, r.requested_by, r.created_at, r.changed_at, r.signed_by, r.signed_at, r.signed_note, r.figures";

    public static async Task<ReconciliationEntry?> FindAsync(TenantDbContext context, ReconciliationId id, string locking, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("r.tenant_id = @", context.Tenant.Value).And("r.reconciliation_id = @", id.Value);
        return (await context.ReadAsync($"select {Columns} from {From} where {conditions.Where} {locking}", conditions, Read, cancellationToken)).SingleOrDefault();
    }

    public static async Task<byte[]> FileAsync(TenantDbContext context, ReconciliationId id, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("reconciliation_id = @", id.Value);
        return (await context.ReadAsync($"select file from reconciliations where {conditions.Where}", conditions, row => row.Bytes("file"), cancellationToken)).SingleOrDefault() ?? [];
    }

    public static Task<List<ReconciliationSum>> SumsAsync(TenantDbContext context, ReconciliationId id, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("reconciliation_id = @", id.Value);
        return context.ReadAsync(
            $"""
            select class, coalesce(listed_currency, booked_currency, '') currency, count(*)::int lines, coalesce(sum(listed_amount), 0) listed, coalesce(sum(booked_amount), 0) booked, count(action)::int settled
            from reconciliation_lines where {conditions.Where} group by 1, 2 order by 1, 2
            """,
            conditions,
            row => new ReconciliationSum(row.Named<LineClass>("class"), row.Text("currency"), row.Int("lines"), row.Decimal("listed"), row.Decimal("booked"), row.Int("settled")),
            cancellationToken);
    }

    public static ReconciliationEntry Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<ReconciliationId>("reconciliation_id"),
        Side = row.Named<PartnerSide>("side"),
        Advertiser = row.IdOrNull<AdvertiserId>("advertiser_id"),
        Publisher = row.IdOrNull<PublisherId>("publisher_id"),
        PartnerName = row.Text("partner_name"),
        FileName = row.Text("file_name"),
        Format = FormatColumns.Read(row),
        Header = [.. row.Texts("header").OfType<string>()],
        Fields = [.. row.Texts("fields").OfType<string>()],
        Doubts = [.. row.Texts("doubts").OfType<string>()],
        Rows = row.Int("rows"),
        Window = new ReconciliationWindow(row.Time("from_at"), row.Time("until_at"), TimeSpan.FromMinutes(row.Int("shift_minutes"))),
        Compared = row.Named<ComparedAmount>("compared"),
        Version = row.Int("version"),
        RequestedBy = row.Text("requested_by"),
        CreatedAt = row.Time("created_at"),
        ChangedAt = row.Time("changed_at"),
        SignedBy = row.TextOrNull("signed_by"),
        SignedAt = row.TimeOrNull("signed_at"),
        SignedNote = row.TextOrNull("signed_note"),
        Figures = row.TextOrNull("figures") is { } figures ? JsonSerializer.Deserialize(figures, DataJson.Default.ReconciliationSumArray) : null,
    };

    public static ReconciliationLineEntry Line(NpgsqlDataReader row) => new()
    {
        Number = row.Int("number"),
        Class = row.Named<LineClass>("class"),
        By = row.NamedOrNull<MatchedBy>("matched_by"),
        Listed = row.IntOrNull("row_number") is not { } number ? null : new ListedSale(
            number, row.TextOrNull("txn_id"), row.TextOrNull("click"), row.TextOrNull("event"), row.DecimalOrNull("listed_amount"), row.TextOrNull("listed_currency"),
            row.NamedOrNull<ConversionStatus>("listed_status"), row.TimeOrNull("listed_at")),
        Problem = row.TextOrNull("problem"),
        Conversion = row.IdOrNull<ConversionId>("conversion_id"),
        BookedAmount = row.DecimalOrNull("booked_amount"),
        BookedCurrency = row.TextOrNull("booked_currency"),
        BookedStatus = row.NamedOrNull<ConversionStatus>("booked_status"),
        BookedAt = row.TimeOrNull("booked_at"),
        Action = row.NamedOrNull<LineAction>("action"),
        ActionBy = row.TextOrNull("action_by"),
        ActionAt = row.TimeOrNull("action_at"),
        Note = row.TextOrNull("note"),
        Receipt = row.IdOrNull<ReceiptId>("receipt_id"),
        Outcome = row.TextOrNull("outcome"),
        Reason = row.TextOrNull("reason"),
    };
}
