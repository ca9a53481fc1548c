using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>
/// Goes through an upload, part by part. Every part says how far it came; whoever dies in between leaves a part that is done again to the same effect:
/// a dry run writes nothing, a row is booked under the receipt it was given before, and what is taken back once is not taken back again.
/// </summary>
public sealed class UploadRun(TenantScope tenants, UploadCheck check, UploadBooking booking, UploadUndoing undoing)
{
    private const string HearSql = "update uploads set heard_at = clock_timestamp() where tenant_id = $1 and upload_id = $2 and state = $3 returning position";

    private const string MoveSql = """
        update uploads set position = greatest(position, $4), done = greatest(done, $5), heard_at = clock_timestamp(), changed_at = clock_timestamp(),
            state = case when $6 then $7 else state end, finished_at = case when $6 then clock_timestamp() end
        where tenant_id = $1 and upload_id = $2 and state = $3
        """;

    /// <summary>Takes an upload up; null when there is nothing to do for it.</summary>
    public Task<UploadWork?> OpenAsync(TenantId tenant, UploadId id, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            if (await UploadReading.FindAsync(context, id, "", token) is not { } upload || !upload.State.IsUnderWay())
            {
                return null;
            }

            if (upload.State == UploadState.Undoing)
            {
                return new UploadWork(tenant, upload, []);
            }

            var file = DelimitedFile.Read(FileText.Decode(await UploadReading.FileAsync(context, id, token), upload.Format.Encoding), upload.Format.Separator);
            var translation = new RowTranslation(upload.Format, upload.Fields, TimeZoneInfo.FindSystemTimeZoneById(upload.Format.TimeZone));
            return new UploadWork(tenant, upload, [.. file.Lines.Select(translation.Read)]);
        },
        cancellationToken);

    /// <summary>Does the next part.</summary>
    /// <returns>Whether there is more to do.</returns>
    public async Task<bool> StepAsync(UploadWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (await HearAsync(work, cancellationToken) is not { } position)
        {
            return false;
        }

        switch (work.Upload.State)
        {
            case UploadState.Checking:
                var (checkedTo, results) = await check.RunAsync(work, position, cancellationToken);
                return await MoveAsync(
                    work,
                    checkedTo,
                    work.Groups.Take(checkedTo).Sum(group => group.Length),
                    checkedTo == work.Groups.Count ? UploadState.Checked : null,
                    batch => UploadCheck.AddResults(batch, work, results),
                    cancellationToken);
            case UploadState.Booking:
                var bookedTo = await booking.RunAsync(work, position, cancellationToken);
                Failpoint.Pass("mid-upload");
                return await MoveAsync(work, bookedTo, bookedTo, bookedTo == work.Rows.Count ? UploadState.Booked : null, null, cancellationToken);
            case UploadState.Undoing:
                var (undone, isAll) = await undoing.RunAsync(work.Tenant, work.Upload, cancellationToken);
                return await MoveAsync(work, position, undone, isAll ? UploadState.Undone : null, null, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    private Task<int?> HearAsync(UploadWork work, CancellationToken cancellationToken) => tenants.RunAsync<int?>(
        work.Tenant,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            batch.Add(HearSql).Uuid(work.Tenant.Value).Uuid(work.Upload.Id.Value).Text(WireName<UploadState>.Of(work.Upload.State));
            return await batch.ExecuteScalarAsync(token) as int?;
        },
        cancellationToken);

    // Whoever told it to stop meanwhile is obeyed: then nothing moves, and nothing of the part is kept that is not booked.
    private Task<bool> MoveAsync(UploadWork work, int position, int done, UploadState? end, Action<NpgsqlBatch>? results, CancellationToken cancellationToken) => tenants.RunAsync(
        work.Tenant,
        async (context, token) =>
        {
            var connection = (NpgsqlConnection)context.Database.GetDbConnection();
            await using (var move = connection.CreateBatch())
            {
                move.Add(MoveSql).Uuid(work.Tenant.Value).Uuid(work.Upload.Id.Value).Text(WireName<UploadState>.Of(work.Upload.State)).Int(position).Int(done)
                    .Flag(end is not null).Text(WireName<UploadState>.Of(end ?? work.Upload.State));
                if (await move.ExecuteNonQueryAsync(token) == 0)
                {
                    return false;
                }
            }

            if (results is not null)
            {
                await using var batch = connection.CreateBatch();
                results(batch);
                await batch.ExecuteNonQueryAsync(token);
            }

            return end is null;
        },
        cancellationToken);
}
