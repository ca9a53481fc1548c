using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// Saved views that are due by mail, across tenants. Taking one moves its time ahead, so that no other worker takes it, and so that it comes again
/// when this one dies; a view that was changed meanwhile keeps the time it was given.
/// </summary>
public sealed class ReportMailQueue(DataSources sources)
{
    private const string TakeSql = """
        with taken as (
            update report_views v set next_at = date_trunc('milliseconds', now() + interval '10 minutes'), attempt = v.attempt + 1
            from (select tenant_id, view_id from report_views where next_at <= now() order by next_at limit $1 for update skip locked) due
            where v.tenant_id = due.tenant_id and v.view_id = due.view_id
            returning v.*)
        select taken.*, t.name as tenant_name, t.time_zone,
            taken.member_id is null or exists (select 1 from memberships m where m.tenant_id = taken.tenant_id and m.member_id = taken.member_id) as has_owner
        from taken join tenants t on t.id = taken.tenant_id
        """;

    private const string SentSql = """
        update report_views set next_at = $4, attempt = 0, last_sent_at = now(), last_problem = null where tenant_id = $1 and view_id = $2 and next_at = $3
        """;

    private const string FailedSql = """
        update report_views set next_at = coalesce($4, next_at), attempt = case when $4::timestamptz is null then attempt else 0 end, last_problem = $5
        where tenant_id = $1 and view_id = $2 and next_at = $3
        """;

    /// <summary>Takes what is due.</summary>
    public async Task<IReadOnlyList<DueView>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(TakeSql).Int(most);
        var due = new List<DueView>();
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            due.Add(new DueView(row.Id<TenantId>("tenant_id"), row.Text("tenant_name"), row.Text("time_zone"), ReportViewBook.Read(row), row.Int("attempt"), row.Flag("has_owner")));
        }

        return due;
    }

    /// <summary>It went out.</summary>
    public Task SentAsync(DueView due, DateTimeOffset? next, CancellationToken cancellationToken) =>
        SettleAsync(due, batch => batch.Add(SentSql).Uuid(due.Tenant.Value).Uuid(due.View.Id.Value).Time(due.View.NextAt).Time(next), cancellationToken);

    /// <summary>It did not.</summary>
    /// <param name="due">What was taken.</param>
    /// <param name="problem">Why, in a line.</param>
    /// <param name="next">When it is due again; null when it is tried again soon.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task FailedAsync(DueView due, string problem, DateTimeOffset? next, CancellationToken cancellationToken) =>
        SettleAsync(due, batch => batch.Add(FailedSql).Uuid(due.Tenant.Value).Uuid(due.View.Id.Value).Time(due.View.NextAt).Time(next).Text(problem), cancellationToken);

    private async Task SettleAsync(DueView due, Action<NpgsqlBatch> add, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        add(batch);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
