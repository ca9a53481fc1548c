using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>Reads uploads; the file itself only where it is asked for.</summary>
internal static class UploadReading
{
    public const string From = "uploads u join advertisers a on a.tenant_id = u.tenant_id and a.id = u.advertiser_id";

    public const string Columns =
        "u.upload_id, u.advertiser_id, a.name advertiser_name, u.file_name, u.encoding, u.delimiter, u.decimal_mark, u.date_order, u.time_zone, u.header, u.fields, u.doubts, u.rows, "
        + "u.state, u.position, u.done, u.version, u.requested_by, u.ordered_by, u.created_at, u.changed_at, u.finished_at";

    public static UploadEntry Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<UploadId>("upload_id"),
        Advertiser = row.Id<AdvertiserId>("advertiser_id"),
        AdvertiserName = row.Text("advertiser_name"),
        FileName = row.Text("file_name"),
        Format = FormatColumns.Read(row),
        Header = [.. row.Texts("header").OfType<string>()],
        Fields = [.. row.Texts("fields").OfType<string>()],
        Doubts = [.. row.Texts("doubts").OfType<string>()],
        Rows = row.Int("rows"),
        State = row.Named<UploadState>("state"),
        Position = row.Int("position"),
        Done = row.Int("done"),
        Version = row.Int("version"),
        RequestedBy = row.Text("requested_by"),
        OrderedBy = row.Text("ordered_by"),
        CreatedAt = row.Time("created_at"),
        ChangedAt = row.Time("changed_at"),
        FinishedAt = row.TimeOrNull("finished_at"),
    };

    public static async Task<UploadEntry?> FindAsync(TenantDbContext context, UploadId id, string locking, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("u.tenant_id = @", context.Tenant.Value).And("u.upload_id = @", id.Value);
        return (await context.ReadAsync($"select {Columns} from {From} where {conditions.Where} {locking}", conditions, Read, cancellationToken)).SingleOrDefault();
    }

    public static async Task<byte[]> FileAsync(TenantDbContext context, UploadId id, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("upload_id = @", id.Value);
        return (await context.ReadAsync($"select file from uploads where {conditions.Where}", conditions, row => row.Bytes("file"), cancellationToken)).SingleOrDefault() ?? [];
    }
}
