using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Proves that nothing was dropped: counts what came in and where it went.</summary>
public sealed class Balance(TenantScope tenants, IClickBacklog backlog, TimeProvider clock)
{
    // A delivery is planned in its conversion's transaction; the slack covers clocks that disagree about the moment.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    /// <summary>Draws the balance of a period whose ends lie at a quarter of an hour, as roll-ups do.</summary>
    public Task<BalanceSheet> DrawAsync(TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var range = new TimeRange(from, until);
        var now = clock.GetUtcNow();
        var inJournal = backlog.OldestUndrained is { } oldest && oldest < until && from < now ? backlog.UndrainedOf(tenant) : 0;
        var lost = from <= now && now < until ? backlog.UnpersistedOf(tenant) : 0;
        return tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var verdicts = await CountAsync(context, "inbound", "receipt_id", "verdict", range, token);
                var states = await CountAsync(context, DeliveryLog.Everywhere, "delivery_id", "state", range, token);
                var (counted, stored) = await ClicksAsync(context, range, token);
                return new BalanceSheet
                {
                    Received = verdicts.Sum(each => each.Count),
                    Verdicts = Known<PostbackVerdict>(verdicts),
                    Planned = states.Sum(each => each.Count),
                    States = Known<DeliveryState>(states),
                    ConversionsWithoutDelivery = await UntoldAsync(context, from, until, token),
                    ClicksCounted = counted,
                    ClicksStored = stored,
                    ClicksInJournal = inJournal,
                    ClicksLost = lost,
                };
            },
            cancellationToken);
    }

    private static Task<List<(string Word, long Count)>> CountAsync(
        TenantDbContext context, string from, string id, string word, TimeRange range, CancellationToken cancellationToken)
    {
        var filter = new SqlFilter().And("tenant_id = @", context.Tenant.Value).Within(id, range);
        return context.ReadAsync(
            $"select {word} as word, count(*) as counted from {from} where {filter.Where} group by {word}", filter, row => (row.Text("word"), row.Long("counted")), cancellationToken);
    }

    // In one statement, so that a batch that the drain commits meanwhile is on both sides or on none.
    private static async Task<(long Counted, long Stored)> ClicksAsync(TenantDbContext context, TimeRange range, CancellationToken cancellationToken)
    {
        var filter = new SqlFilter().And("tenant_id = @", context.Tenant.Value);
        var rows = filter.Where + $" and click_id >= {filter.Value(range.FirstId!.Value)} and click_id < {filter.Value(range.EndId!.Value)}";
        var buckets = filter.Where + $" and bucket >= {filter.Value(range.From!.Value)} and bucket < {filter.Value(range.Until!.Value)}";
        return (await context.ReadAsync(
            $"""
            select (select coalesce(sum(clicks + prefetched + tests), 0)::bigint from click_rollups where {buckets}) as counted,
                (select count(*) from clicks where {rows} and flags & {(int)ClickFlags.Imported} = 0) as stored
            """,
            filter,
            row => (row.Long("counted"), row.Long("stored")),
            cancellationToken))[0];
    }

    private static async Task<long> UntoldAsync(TenantDbContext context, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var filter = new SqlFilter().And("tenant_id = @", context.Tenant.Value);
        var (first, end) = (filter.Value(EntityId.FirstAt(from)), filter.Value(EntityId.FirstAt(until)));
        var (firstDelivery, endDelivery) = (filter.Value(EntityId.FirstAt(from - Slack)), filter.Value(EntityId.FirstAt(until + Slack)));
        return (await context.ReadAsync(
            $"""
            select count(*) as untold from conversions c
            where c.{filter.Where} and c.conversion_id >= {first} and c.conversion_id < {end} and c.conversion_id not in (
                select d.conversion_id from {DeliveryLog.Everywhere}
                where d.{filter.Where} and d.event_seq = 1 and d.delivery_id >= {firstDelivery} and d.delivery_id < {endDelivery})
            """,
            filter,
            row => row.Long("untold"),
            cancellationToken))[0];
    }

    // A word that no code knows is left out here and therefore unbalances the sheet.
    private static Dictionary<T, long> Known<T>(List<(string Word, long Count)> counts)
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => value, value => counts.Where(each => each.Word == WireName<T>.Of(value)).Sum(each => each.Count));
}
