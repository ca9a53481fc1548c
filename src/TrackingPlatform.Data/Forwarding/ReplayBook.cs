using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A tenant's replays: begun, looked at, told to wait, go on or stop.</summary>
public sealed class ReplayBook(TenantScope tenants, DataSources sources, TemplateMacros macros, TimeProvider clock)
{
    private const string OrderSql = """
        update replays set state = $3, heard_at = null, changed_at = now(), finished_at = case when $3 = 'cancelled' then coalesce(finished_at, now()) end
        where tenant_id = $1 and replay_id = $2
        """;

    // Whoever goes through one says so with every batch; silence means that nobody does, or that he died.
    private const string UnattendedSql = """
        update replays set heard_at = now() where (tenant_id, replay_id) in (
            select tenant_id, replay_id from replays
            where state = 'running' and (heard_at is null or heard_at < now() - interval '20 s') limit 50 for update skip locked)
        returning tenant_id, replay_id
        """;

    /// <summary>Counts what a plan would do.</summary>
    public Task<ReplayPreview> PreviewAsync(TenantId tenant, ReplayPlan plan, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => ReplayCount.OfAsync(context, plan, macros, token), cancellationToken);

    /// <summary>Begins a replay; a worker takes it up within seconds.</summary>
    public Task<ReplayEntry> BeginAsync(TenantId tenant, ReplayPlan plan, string requestedBy, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var id = ReplayId.New(clock.GetUtcNow());
                var matched = await ReplayCount.MatchedAsync(context, plan, token);
                await using var batch = context.CreateBatch();
                ReplayRows.AddInsert(batch, tenant.Value, id, plan, matched, requestedBy);
                await batch.ExecuteNonQueryAsync(token);
                return (await ReadAsync(context, id, "", token))!; // it has just been written
            },
            cancellationToken);

    /// <summary>One replay; null when the tenant has none of this id.</summary>
    public Task<ReplayEntry?> FindAsync(TenantId tenant, ReplayId id, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => ReadAsync(context, id, "", token), cancellationToken);

    /// <summary>Reads one page, by when they were begun.</summary>
    public Task<LogPage<ReplayEntry>> ListAsync(TenantId tenant, IReadOnlyList<ReplayState> states, TimeRange range, LogPaging paging, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = new SqlFilter().And("tenant_id = @", tenant.Value).Within("replay_id", range);
                conditions.And("state = any(@)", states.Count == 0 ? null : states.Select(WireName<ReplayState>.Of).ToArray());
                long? total = paging.IsCounted ? await context.CountAsync("replays", conditions, token) : null;
                conditions.And($"replay_id {paging.Beyond} @", paging.After?.Id);
                var rows = await context.ReadAsync(
                    $"select * from replays where {conditions.Where} order by replay_id {paging.Direction} limit {paging.Limit + 1}", conditions, ReplayRows.Read, token);
                return LogPage<ReplayEntry>.Cut(rows, paging, row => new LogCursor(row.CreatedAt, row.Id.Value), total);
            },
            cancellationToken);

    /// <summary>Tells a replay to wait, go on or stop. A batch that is under way is finished first.</summary>
    /// <returns>The replay and whether it obeys; it does not when it has ended. Null when there is none.</returns>
    public Task<(ReplayEntry Replay, bool Obeys)?> OrderAsync(TenantId tenant, ReplayId id, ReplayOrder order, CancellationToken cancellationToken) =>
        tenants.RunAsync<(ReplayEntry, bool)?>(
            tenant,
            async (context, token) =>
            {
                if (await ReadAsync(context, id, "for update", token) is not { } replay)
                {
                    return null;
                }

                if (replay.State.Follow(order) is not { } next)
                {
                    return (replay, false);
                }

                if (next != replay.State)
                {
                    await using var batch = context.CreateBatch();
                    batch.Add(OrderSql).Uuid(tenant.Value).Uuid(id.Value).Text(WireName<ReplayState>.Of(next));
                    await batch.ExecuteNonQueryAsync(token);
                }

                return ((await ReadAsync(context, id, "", token))!, true); // held by the lock
            },
            cancellationToken);

    /// <summary>Running replays that nobody goes through, of all tenants. Each is answered to one caller only, until it falls silent again.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, ReplayId Replay)>> TakeUnattendedAsync(CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(UnattendedSql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(TenantId, ReplayId)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            found.Add((new TenantId(rows.GetGuid(0)), new ReplayId(rows.GetGuid(1))));
        }

        return found;
    }

    internal static async Task<ReplayEntry?> ReadAsync(TenantDbContext context, ReplayId id, string locking, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("replay_id = @", id.Value);
        return (await context.ReadAsync($"select * from replays where {conditions.Where} {locking}", conditions, ReplayRows.Read, cancellationToken)).SingleOrDefault();
    }
}
