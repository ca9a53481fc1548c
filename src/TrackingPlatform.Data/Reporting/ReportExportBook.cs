using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The files that a tenant has asked for.</summary>
public sealed class ReportExportBook(TenantScope tenants, TimeProvider clock)
{
    /// <summary>Files listed at most, the newest.</summary>
    public const int Most = 200;

    /// <summary>Asks for a file; a worker takes it up within seconds.</summary>
    public Task<ReportExport> AskAsync(TenantId tenant, string query, ReportFormat format, string author, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var id = ReportExportId.New(clock.GetUtcNow());
            await using var batch = context.CreateBatch();
            batch.Add("insert into report_exports (tenant_id, export_id, author, query, format, state) values ($1, $2, $3, $4, $5, 'queued')")
                .Uuid(tenant.Value).Uuid(id.Value).Text(author).Text(query).Text(WireName<ReportFormat>.Of(format));
            await batch.ExecuteNonQueryAsync(token);
            return (await ReadAsync(context, id, token))[0]; // it has just been written
        },
        cancellationToken);

    /// <summary>The newest files, newest first.</summary>
    public async Task<IReadOnlyList<ReportExport>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await tenants.RunAsync(tenant, (context, token) => ReadAsync(context, null, token), cancellationToken);

    /// <summary>One file; null when the tenant has none of this id.</summary>
    public async Task<ReportExport?> FindAsync(TenantId tenant, ReportExportId id, CancellationToken cancellationToken) =>
        (await tenants.RunAsync(tenant, (context, token) => ReadAsync(context, id, token), cancellationToken)).FirstOrDefault();

    /// <summary>Removes one, made or not; a worker that makes it notices and stops. False when there is none.</summary>
    public Task<bool> RemoveAsync(TenantId tenant, ReportExportId id, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            batch.Add("delete from report_exports where tenant_id = $1 and export_id = $2").Uuid(tenant.Value).Uuid(id.Value);
            return await batch.ExecuteNonQueryAsync(token) == 1;
        },
        cancellationToken);

    /// <summary>Copies what is stored of a file, part by part.</summary>
    public async Task CopyAsync(TenantId tenant, ReportExportId id, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        for (var part = 0; await PartAsync(tenant, id, part, cancellationToken) is { } bytes; part++)
        {
            await target.WriteAsync(bytes, cancellationToken);
        }
    }

    // One short transaction a part: whoever fetches a file slowly must not hold one open.
    private async Task<byte[]?> PartAsync(TenantId tenant, ReportExportId id, int part, CancellationToken cancellationToken)
    {
        var filter = new SqlFilter().And("tenant_id = @", tenant.Value).AndId<ReportExportId>("export_id = @", id).And("part = @", part);
        return (await tenants.RunAsync(
            tenant,
            (context, token) => context.ReadAsync($"select bytes from report_export_parts where {filter.Where}", filter, row => row.Bytes("bytes"), token),
            cancellationToken)).FirstOrDefault();
    }

    private static Task<List<ReportExport>> ReadAsync(TenantDbContext context, ReportExportId? id, CancellationToken cancellationToken)
    {
        var filter = new SqlFilter().And("tenant_id = @", context.Tenant.Value).AndId("export_id = @", id);
        return context.ReadAsync($"select * from report_exports where {filter.Where} order by export_id desc limit {Most}", filter, Read, cancellationToken);
    }

    private static ReportExport Read(NpgsqlDataReader row)
    {
        var id = row.Id<ReportExportId>("export_id");
        return new ReportExport(
            id, row.Text("author"), row.Text("query"), row.Named<ReportFormat>("format"), row.Named<ReportExportState>("state"), row.Long("rows"), row.Long("bytes"),
            row.TextOrNull("file_name"), row.TextOrNull("problem"), EntityId.TimeOf(id.Value), row.TimeOrNull("finished_at"));
    }
}
