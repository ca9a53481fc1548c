using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>
/// Goes through a replay, batch by batch. A batch, its count and the place it came to are one transaction under the replay's row lock: whoever dies in
/// between has done nothing, and of two that go through the same replay each does other batches, at the pace of one.
/// </summary>
public sealed class ReplayRun(TenantScope tenants, TemplateMacros macros, TimeProvider clock)
{
    private const string WaitSql = "select greatest(0, extract(epoch from next_batch_at - clock_timestamp()))::float8 from replays where tenant_id = $1 and replay_id = $2";

    // Times are the database's, so that nodes whose clocks differ keep one pace; lost time is not made up for by a burst.
    private const string MoveSql = """
        update replays set last_id = coalesce($3, last_id), sent = sent + $4, skipped = $5, heard_at = clock_timestamp(), changed_at = clock_timestamp(),
            next_batch_at = greatest(next_batch_at, clock_timestamp()) + make_interval(secs => $6),
            state = case when $7 then 'done' else state end, finished_at = case when $7 then clock_timestamp() end
        where tenant_id = $1 and replay_id = $2
        """;

    /// <summary>Does the next batch, if its time has come.</summary>
    /// <returns>How long to wait before asking again; null when there is nothing more to do: it is done, paused, given up or unknown.</returns>
    public Task<TimeSpan?> StepAsync(TenantId tenant, ReplayId id, CancellationToken cancellationToken) =>
        tenants.RunAsync<TimeSpan?>(
            tenant,
            async (context, token) =>
            {
                if (await ReplayBook.ReadAsync(context, id, "for update", token) is not { State: ReplayState.Running } replay)
                {
                    return null;
                }

                var connection = (NpgsqlConnection)context.Database.GetDbConnection();
                if (await WaitAsync(connection, tenant, id, token) is { Ticks: > 0 } early)
                {
                    return early;
                }

                var (last, looked, sent, skipped) = replay.Plan.Kind == ReplayKind.Resend
                    ? await ResendAsync(context, connection, replay, token)
                    : await BackfillAsync(context, connection, replay, token);
                Failpoint.Pass("mid-replay");
                var isDone = looked < replay.Plan.Pace.Batch;
                await MoveAsync(connection, tenant, replay, last, sent, skipped, isDone, token);
                return isDone ? null : replay.Plan.Pace.Pause;
            },
            cancellationToken);

    private static async Task<TimeSpan> WaitAsync(NpgsqlConnection connection, TenantId tenant, ReplayId id, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(WaitSql).Uuid(tenant.Value).Uuid(id.Value);
        return TimeSpan.FromSeconds((double)(await batch.ExecuteScalarAsync(cancellationToken))!); // the row is locked, so it is there
    }

    private async Task<(Guid? Last, int Looked, int Sent, IReadOnlyList<string> Skipped)> ResendAsync(
        TenantDbContext context, NpgsqlConnection connection, ReplayEntry replay, CancellationToken cancellationToken)
    {
        var conditions = DeliveryLog.Conditions(context.Tenant, replay.Plan.Filter).And("d.delivery_id > @", replay.Cursor);
        var found = await context.ReadAsync(
            $"select d.delivery_id, d.state, d.reason from {DeliveryLog.Everywhere} where {conditions.Where} order by d.delivery_id limit {replay.Plan.Pace.Batch}",
            conditions,
            row => (Id: row.Id<DeliveryId>("delivery_id"), State: row.Named<DeliveryState>("state"), Reason: row.TextOrNull("reason")),
            cancellationToken);
        var (sent, skipped) = await new ReplayResend(connection, context.Tenant, macros, clock.GetUtcNow()).SendAsync(found, cancellationToken);
        return (found.Count == 0 ? null : found[^1].Id.Value, found.Count, sent, skipped);
    }

    private async Task<(Guid? Last, int Looked, int Sent, IReadOnlyList<string> Skipped)> BackfillAsync(
        TenantDbContext context, NpgsqlConnection connection, ReplayEntry replay, CancellationToken cancellationToken)
    {
        var template = replay.Plan.Filter.Template ?? throw new InvalidDataException($"{replay.Id} names no template to tell.");
        await DeliveryReturn.LockAsync(connection, template.Value, cancellationToken);
        var conditions = ReplayBackfill.Conditions(context.Tenant, replay.Plan.Filter).And("c.conversion_id > @", replay.Cursor);
        var found = await context.ReadAsync(
            $"select c.conversion_id from conversions c where {conditions.Where} order by c.conversion_id limit {replay.Plan.Pace.Batch}",
            conditions,
            row => row.Id<ConversionId>("conversion_id"),
            cancellationToken);
        var backfill = new ReplayBackfill(connection, context.Tenant, template, macros, clock.GetUtcNow());
        var skipped = new List<string>();
        foreach (var conversion in found)
        {
            if (await backfill.TellAsync(conversion, cancellationToken) is { } reason)
            {
                skipped.Add(reason);
            }
        }

        return (found.Count == 0 ? null : found[^1].Value, found.Count, found.Count - skipped.Count, skipped);
    }

    private static async Task MoveAsync(
        NpgsqlConnection connection, TenantId tenant, ReplayEntry replay, Guid? last, int sent, IReadOnlyList<string> skipped, bool isDone, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(replay.Skipped);
        foreach (var reason in skipped)
        {
            counts[reason] = counts.GetValueOrDefault(reason) + 1;
        }

        await using var batch = connection.CreateBatch();
        batch.Add(MoveSql).Uuid(tenant.Value).Uuid(replay.Id.Value).Uuid(last).Int(sent).Json(JsonSerializer.Serialize(counts, DataJson.Default.DictionaryStringInt64))
            .Real(replay.Plan.Pace.Pause.TotalSeconds).Flag(isDone);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
