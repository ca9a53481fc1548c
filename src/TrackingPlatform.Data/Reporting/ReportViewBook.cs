using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The saved views of a tenant.</summary>
public sealed class ReportViewBook(TenantScope tenants)
{
    /// <summary>Views that a tenant keeps at most.</summary>
    public const int Most = 500;

    // Of a new view; one of the same id gives way. Whatever was due is due by the new schedule.
    private const string PutSql =
        """
        insert into report_views (tenant_id, view_id, member_id, author, name, query, is_shared, schedule, format, recipients, next_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (tenant_id, view_id) do update set name = excluded.name, query = excluded.query, is_shared = excluded.is_shared, schedule = excluded.schedule,
            format = excluded.format, recipients = excluded.recipients, next_at = excluded.next_at, attempt = 0, last_problem = null, changed_at = excluded.changed_at
        """;

    /// <summary>What a member sees: their own, the shared ones and those of scripts, by name. Null sees what is not one member's own.</summary>
    public Task<IReadOnlyList<StoredView>> ListAsync(TenantId tenant, MemberId? member, CancellationToken cancellationToken) =>
        ReadAsync(tenant, new SqlFilter().And("tenant_id = @", tenant.Value).And("(is_shared or member_id is null or member_id = @)", member?.Value ?? Guid.Empty), cancellationToken);

    /// <summary>One view, whoever's it is; null when the tenant has none of this id.</summary>
    public async Task<StoredView?> FindAsync(TenantId tenant, ReportViewId id, CancellationToken cancellationToken) =>
        await ReadAsync(tenant, new SqlFilter().And("tenant_id = @", tenant.Value).AndId<ReportViewId>("view_id = @", id), cancellationToken) is [var view] ? view : null;

    /// <summary>Stores a view.</summary>
    public Task PutAsync(TenantId tenant, StoredView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        return tenants.WriteAsync(
            tenant,
            batch => batch.Add(PutSql).Uuid(tenant.Value).Uuid(view.Id.Value).Uuid(view.Member?.Value).Text(view.Author).Text(view.Name).Text(view.Query).Flag(view.IsShared)
                .Text(WireName<ReportSchedule>.Of(view.Schedule)).Text(WireName<ReportFormat>.Of(view.Format)).Texts([.. view.Recipients]).Time(view.NextAt).Time(view.ChangedAt),
            cancellationToken);
    }

    /// <summary>Removes one.</summary>
    public Task RemoveAsync(TenantId tenant, ReportViewId id, CancellationToken cancellationToken) =>
        tenants.WriteAsync(tenant, batch => batch.Add("delete from report_views where tenant_id = $1 and view_id = $2").Uuid(tenant.Value).Uuid(id.Value), cancellationToken);

    internal static StoredView Read(NpgsqlDataReader row) => new()
    {
        Id = row.Id<ReportViewId>("view_id"),
        Member = row.IdOrNull<MemberId>("member_id"),
        Author = row.Text("author"),
        Name = row.Text("name"),
        Query = row.Text("query"),
        IsShared = row.Flag("is_shared"),
        Schedule = row.Named<ReportSchedule>("schedule"),
        Format = row.Named<ReportFormat>("format"),
        Recipients = [.. row.Texts("recipients").OfType<string>()],
        NextAt = row.TimeOrNull("next_at"),
        LastSentAt = row.TimeOrNull("last_sent_at"),
        LastProblem = row.TextOrNull("last_problem"),
        ChangedAt = row.Time("changed_at"),
    };

    private async Task<IReadOnlyList<StoredView>> ReadAsync(TenantId tenant, SqlFilter filter, CancellationToken cancellationToken) => await tenants.RunAsync(
        tenant,
        (context, token) => context.ReadAsync($"select * from report_views where {filter.Where} order by lower(name), view_id limit {Most}", filter, Read, token),
        cancellationToken);
}
