using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>A tenant's uploads: stored, looked at, read otherwise, told what to do.</summary>
public sealed class UploadBook(TenantScope tenants, DataSources sources, TimeProvider clock)
{
    private const string InsertSql = """
        insert into uploads (tenant_id, upload_id, advertiser_id, file_name, file, digest, encoding, delimiter, decimal_mark, date_order, time_zone, header, fields, doubts, rows,
            state, requested_by, ordered_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'draft', $16, $16)
        """;

    private const string ReviseSql = """
        update uploads set encoding = $3, delimiter = $4, decimal_mark = $5, date_order = $6, time_zone = $7, header = $8, fields = $9, doubts = '{}', rows = $10,
            state = 'draft', position = 0, done = 0, version = version + 1, changed_at = now(), finished_at = null
        where tenant_id = $1 and upload_id = $2
        """;

    private const string OrderSql = """
        update uploads set state = $3, ordered_by = $4, heard_at = null, changed_at = now(), finished_at = null,
            position = case when $5 then 0 else position end, done = case when $5 then 0 else done end
        where tenant_id = $1 and upload_id = $2
        """;

    // Whoever goes through one says so with every part; silence means that nobody does, or that he died.
    private const string UnattendedSql = """
        update uploads set heard_at = now() where (tenant_id, upload_id) in (
            select tenant_id, upload_id from uploads
            where state in ('checking', 'booking', 'undoing') and (heard_at is null or heard_at < now() - interval '30 s') limit 20 for update skip locked)
        returning tenant_id, upload_id
        """;

    private const string ForgetRowsSql = "delete from upload_rows where tenant_id = $1 and upload_id = $2";

    /// <summary>Stores a file; nothing is booked by it.</summary>
    public Task<UploadEntry> CreateAsync(TenantId tenant, NewUpload upload, string requestedBy, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var id = UploadId.New(clock.GetUtcNow());
            await using var batch = context.CreateBatch();
            batch.Add(InsertSql).Uuid(tenant.Value).Uuid(id.Value).Uuid(upload.Advertiser.Value).Text(upload.FileName).Bytes(upload.File).Bytes(SHA256.HashData(upload.File))
                .Format(upload.Guess.Format).Texts([.. upload.Header]).Texts([.. upload.Guess.Fields]).Texts([.. upload.Guess.Doubts])
                .Int(upload.Rows).Text(requestedBy);
            await batch.ExecuteNonQueryAsync(token);
            return (await UploadReading.FindAsync(context, id, "", token))!; // it has just been written
        },
        cancellationToken);

    /// <summary>One upload; null when the tenant has none of this id.</summary>
    public Task<UploadEntry?> FindAsync(TenantId tenant, UploadId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => UploadReading.FindAsync(context, id, "", token), cancellationToken);

    /// <summary>The bytes of an upload's file; empty when there is no such upload.</summary>
    public Task<byte[]> FileAsync(TenantId tenant, UploadId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => UploadReading.FileAsync(context, id, token), cancellationToken);

    /// <summary>The latest other upload of the same bytes, if any: handing a file over twice is most often a slip.</summary>
    public Task<UploadEntry?> TwinAsync(TenantId tenant, UploadId id, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var conditions = new SqlFilter().And("u.tenant_id = @", tenant.Value).And("u.upload_id <> @", id.Value);
            var own = $"(select own.digest from uploads own where own.tenant_id = {conditions.Value(tenant.Value)} and own.upload_id = {conditions.Value(id.Value)})";
            var twins = await context.ReadAsync(
                $"select {UploadReading.Columns} from {UploadReading.From} where {conditions.Where} and u.digest = {own} order by u.upload_id desc limit 1", conditions, UploadReading.Read, token);
            return twins.FirstOrDefault();
        },
        cancellationToken);

    /// <summary>Reads one page, by when they were stored.</summary>
    public Task<LogPage<UploadEntry>> ListAsync(TenantId tenant, IReadOnlyList<UploadState> states, TimeRange range, LogPaging paging, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var conditions = new SqlFilter().And("u.tenant_id = @", tenant.Value).Within("u.upload_id", range);
            conditions.And("u.state = any(@)", states.Count == 0 ? null : states.Select(WireName<UploadState>.Of).ToArray());
            long? total = paging.IsCounted ? await context.CountAsync("uploads u", conditions, token) : null;
            conditions.And($"u.upload_id {paging.Beyond} @", paging.After?.Id);
            var rows = await context.ReadAsync(
                $"select {UploadReading.Columns} from {UploadReading.From} where {conditions.Where} order by u.upload_id {paging.Direction} limit {paging.Limit + 1}", conditions, UploadReading.Read, token);
            return LogPage<UploadEntry>.Cut(rows, paging, row => new LogCursor(row.CreatedAt, row.Id.Value), total);
        },
        cancellationToken);

    /// <summary>Reads the file otherwise from now on; what a check said of it before is forgotten.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">The upload.</param>
    /// <param name="expected">The version it was looked at with.</param>
    /// <param name="revision">How it is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when it has changed since, or is no longer open.</returns>
    public Task<bool> ReviseAsync(TenantId tenant, UploadId id, int expected, UploadRevision revision, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            if (await UploadReading.FindAsync(context, id, "for update of u", token) is not { } upload || upload.Version != expected || !upload.State.IsOpen())
            {
                return false;
            }

            await using var batch = context.CreateBatch();
            batch.Add(ReviseSql).Uuid(tenant.Value).Uuid(id.Value).Format(revision.Format).Texts([.. revision.Header]).Texts([.. revision.Fields]).Int(revision.Rows);
            batch.Add(ForgetRowsSql).Uuid(tenant.Value).Uuid(id.Value);
            await batch.ExecuteNonQueryAsync(token);
            return true;
        },
        cancellationToken);

    /// <summary>Tells an upload what to do; a worker takes it up within seconds, and finishes the part that is under way first.</summary>
    /// <returns>The upload and whether it obeys. Null when there is none.</returns>
    public Task<(UploadEntry Upload, bool Obeys)?> OrderAsync(TenantId tenant, UploadId id, UploadOrder order, string orderedBy, CancellationToken cancellationToken) =>
        tenants.RunAsync<(UploadEntry, bool)?>(
            tenant,
            async (context, token) =>
            {
                if (await UploadReading.FindAsync(context, id, "for update of u", token) is not { } upload)
                {
                    return null;
                }

                if (upload.State.Follow(order) is not { } next)
                {
                    return (upload, false);
                }

                if (next != upload.State)
                {
                    await using var batch = context.CreateBatch();
                    batch.Add(OrderSql).Uuid(tenant.Value).Uuid(id.Value).Text(WireName<UploadState>.Of(next)).Text(orderedBy)
                        .Flag(!(next == UploadState.Stopped || (upload.State, next) == (UploadState.Stopped, UploadState.Booking)));
                    if (next is UploadState.Checking or UploadState.Draft)
                    {
                        batch.Add(ForgetRowsSql).Uuid(tenant.Value).Uuid(id.Value);
                    }

                    await batch.ExecuteNonQueryAsync(token);
                }

                return ((await UploadReading.FindAsync(context, id, "", token))!, true); // held by the lock
            },
            cancellationToken);

    /// <summary>Removes an upload that never booked anything.</summary>
    /// <returns>False when it did, or is about to; null when there is none.</returns>
    public Task<bool?> RemoveAsync(TenantId tenant, UploadId id, CancellationToken cancellationToken) => tenants.RunAsync<bool?>(
        tenant,
        async (context, token) =>
        {
            if (await UploadReading.FindAsync(context, id, "for update of u", token) is not { } upload)
            {
                return null;
            }

            if (!upload.State.IsOpen())
            {
                return false;
            }

            await using var batch = context.CreateBatch();
            batch.Add("delete from uploads where tenant_id = $1 and upload_id = $2").Uuid(tenant.Value).Uuid(id.Value);
            await batch.ExecuteNonQueryAsync(token);
            return true;
        },
        cancellationToken);

    /// <summary>Uploads with work that nobody goes through, of all tenants. Each is answered to one caller only, until it falls silent again.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, UploadId Upload)>> TakeUnattendedAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(UnattendedSql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(TenantId, UploadId)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add((new TenantId(rows.GetGuid(0)), new UploadId(rows.GetGuid(1))));
        }

        return found;
    }
}
