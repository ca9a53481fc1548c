using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Files to be made, across tenants. Each try has a number; what a worker writes under an older number than the row's goes nowhere.</summary>
public sealed class ReportExportQueue(DataSources sources)
{
    /// <summary>As many as are taken at once.</summary>
    public const int BatchSize = 10;

    private const int MostTries = 3;

    // A worker speaks up with every ten thousand rows, and its statement may run for ten minutes before the first.
    private const string TakeSql = """
        update report_exports set state = case when attempt >= $2 then 'failed' else 'running' end, attempt = attempt + 1, heard_at = now(), rows = 0,
            problem = case when attempt >= $2 then 'Its worker died each time it was tried.' end, finished_at = case when attempt >= $2 then now() end
        where (tenant_id, export_id) in (
            select tenant_id, export_id from report_exports
            where state = 'queued' or (state = 'running' and heard_at < now() - interval '15 minutes') order by export_id limit $1 for update skip locked)
        returning tenant_id, export_id, attempt, state
        """;

    private const string MineSql = "tenant_id = $1 and export_id = $2 and attempt = $3 and state = 'running'";

    /// <summary>Takes what nobody makes.</summary>
    /// <returns>What to make, each with the number of the try.</returns>
    public async Task<IReadOnlyList<(TenantId Tenant, ReportExportId Export, int Attempt)>> TakeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(TakeSql).Int(BatchSize).Int(MostTries);
        var taken = new List<(TenantId, ReportExportId, int)>();
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            if (row.Named<ReportExportState>("state") == ReportExportState.Running)
            {
                taken.Add((row.Id<TenantId>("tenant_id"), row.Id<ReportExportId>("export_id"), row.Int("attempt")));
            }
        }

        return taken;
    }

    /// <summary>What is asked for; null when the try is no longer the one that counts.</summary>
    public async Task<(string Query, ReportFormat Format)?> FindAsync(TenantId tenant, ReportExportId export, int attempt, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add($"select query, format from report_exports where {MineSql}").Uuid(tenant.Value).Uuid(export.Value).Int(attempt);
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.Text("query"), row.Named<ReportFormat>("format")) : null;
    }

    /// <summary>Says that the try is alive and how far it has come; false when it no longer counts.</summary>
    public Task<bool> BeatAsync(TenantId tenant, ReportExportId export, int attempt, long rows, CancellationToken cancellationToken) =>
        RunAsync(batch => batch.Add($"update report_exports set heard_at = now(), rows = $4 where {MineSql}").Uuid(tenant.Value).Uuid(export.Value).Int(attempt).Long(rows), cancellationToken);

    /// <summary>Stores one part of the file, in place of what an earlier try left there; false when the try no longer counts.</summary>
    public Task<bool> StoreAsync(TenantId tenant, ReportExportId export, int attempt, int part, byte[] bytes, CancellationToken cancellationToken) => RunAsync(
        batch => batch.Add(
            $"""
            insert into report_export_parts (tenant_id, export_id, part, bytes) select tenant_id, export_id, $4, $5 from report_exports where {MineSql}
            on conflict (tenant_id, export_id, part) do update set bytes = excluded.bytes
            """).Uuid(tenant.Value).Uuid(export.Value).Int(attempt).Int(part).Bytes(bytes),
        cancellationToken);

    /// <summary>The file is whole: what an earlier try left beyond its parts is taken away.</summary>
    public Task<bool> FinishAsync(TenantId tenant, ReportExportId export, int attempt, string name, long rows, long bytes, int parts, CancellationToken cancellationToken) => RunAsync(
        batch =>
        {
            batch.Add($"delete from report_export_parts where part >= $4 and (tenant_id, export_id) in (select tenant_id, export_id from report_exports where {MineSql})")
                .Uuid(tenant.Value).Uuid(export.Value).Int(attempt).Int(parts);
            batch.Add($"update report_exports set state = 'done', file_name = $4, rows = $5, bytes = $6, finished_at = now(), heard_at = null where {MineSql}")
                .Uuid(tenant.Value).Uuid(export.Value).Int(attempt).Text(name).Long(rows).Long(bytes);
        },
        cancellationToken);

    /// <summary>It cannot be made.</summary>
    public Task<bool> RefuseAsync(TenantId tenant, ReportExportId export, int attempt, string problem, CancellationToken cancellationToken) => RunAsync(
        batch => batch.Add($"update report_exports set state = 'failed', problem = $4, finished_at = now(), heard_at = null where {MineSql}").Uuid(tenant.Value).Uuid(export.Value).Int(attempt).Text(problem),
        cancellationToken);

    /// <summary>Removes files that were finished before a moment.</summary>
    public Task ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        RunAsync(batch => batch.Add("delete from report_exports where finished_at < $1").Time(before), cancellationToken);

    private async Task<bool> RunAsync(Action<NpgsqlBatch> add, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        add(batch);
        return await batch.ExecuteNonQueryAsync(cancellationToken) > 0;
    }
}
