using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Offers;

/// <summary>How a tenant's caps stand.</summary>
public sealed class CapBook(TenantScope tenants, TimeProvider clock)
{
    private const string CountersSql =
        """
        select k.cap, k.publisher_id, p.name, k.period_start, k.used, k.full_at, k.warned_at, k.counted, k.counted_at,
            coalesce((select sum(l.taken - l.spent) from cap_leases l
                where l.tenant_id = k.tenant_id and l.cap = k.cap and l.publisher_id = k.publisher_id and l.period_start = k.period_start), 0)::bigint
        from cap_counters k left join publishers p on p.tenant_id = k.tenant_id and p.id = k.publisher_id
        """;

    /// <summary>All caps in their present periods, by name. One that counts publishers apart stands there once for each that has begun.</summary>
    public Task<IReadOnlyList<CapStanding>> ReadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => ReadAsync(context, clock.GetUtcNow(), token), cancellationToken);

    /// <summary>The counters of present periods, to ask what they would let pass.</summary>
    public Task<CountedCaps> CountedAsync(TenantId tenant, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            var kept = await context.ReadAsync($"{CountersSql} where {Present(tenant, clock.GetUtcNow(), out var present)}", present, Kept.Read, token);
            return new CountedCaps(kept.ToDictionary(each => (each.Key, each.Publisher, each.Start), each => (each.Used, each.FullAt is not null)));
        },
        cancellationToken);

    private static string Present(TenantId tenant, DateTimeOffset now, out SqlFilter present) =>
        (present = new SqlFilter().And("k.tenant_id = @", tenant.Value).And("k.period_start <= @", now).And("k.period_end > @", now)).Where;

    private static async Task<IReadOnlyList<CapStanding>> ReadAsync(TenantDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await context.ReadAsync("select tenant_time_zone()", new SqlFilter(), row => row.GetString(0), cancellationToken))[0]);
        var sources = await CapSources.ReadAsync(connection, context.Tenant, _ => zone, cancellationToken);
        if (sources.Count == 0)
        {
            return [];
        }

        var kept = (await context.ReadAsync($"{CountersSql} where {Present(context.Tenant, now, out var present)} order by p.name", present, Kept.Read, cancellationToken))
            .ToLookup(each => each.Key);
        return await CountMissingAsync(connection, [.. Lines(sources).SelectMany(line => Stand(line, kept[line.Cap.Key], now))], now, cancellationToken);
    }

    // Offers of a group with the same limit are one line.
    private static IEnumerable<CapSource> Lines(IReadOnlyList<CapSource> sources) => sources
        .GroupBy(source => (source.Cap.Key, source.Cap.Cap))
        .Select(same => same.Key.Cap.Group is { } group ? same.First() with { Name = $"{group}: {string.Join(", ", same.Select(source => source.Name))}" } : same.First());

    private static IEnumerable<(CapStanding Standing, bool IsKept)> Stand(CapSource source, IEnumerable<Kept> kept, DateTimeOffset now)
    {
        var cap = source.Cap;
        var none = new CapStanding
        {
            Cap = cap,
            Name = source.Name,
            Offer = source.Offer,
            Campaign = source.Campaign,
            Publisher = cap.Cap.Publisher,
            Span = CapSpan.Around(cap.Cap.Period, now, cap.Zone),
        };
        var begun = kept.Where(each => each.Start == none.Span.Start && (each.Publisher is not { } publisher || cap.AppliesTo(publisher))).ToList();
        return begun.Count > 0 ? begun.Select(each => (each.Of(none), true)) : [(none, false)];
    }

    // A counter begins with what is counted when it is first needed, and nobody keeps one for clicks that are accepted anyway.
    private static async Task<IReadOnlyList<CapStanding>> CountMissingAsync(
        NpgsqlConnection connection, IReadOnlyList<(CapStanding Standing, bool IsKept)> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var missing = lines.Where(line => NeedsCount(line.Standing.Cap.Cap, line.IsKept)).Select(line => line.Standing).ToList();
        var levels = await CapCounters.CountAsync(connection, missing.ConvertAll(each => each.Cap.Counter(each.Publisher ?? default, now)), cancellationToken);
        var counted = missing.Zip(levels).ToDictionary(pair => pair.First, pair => pair.Second.Used);
        return [.. lines.Select(line => counted.TryGetValue(line.Standing, out var used) ? line.Standing with { Used = used } : line.Standing)];
    }

    private static bool NeedsCount(Cap cap, bool isKept) => !cap.IsPerPublisher && (!isKept || cap is { What: CapMeasure.Clicks, IsSoft: true });

    private sealed record Kept(
        string Key,
        PublisherId? Publisher,
        string? PublisherName,
        DateTimeOffset Start,
        decimal Used,
        DateTimeOffset? FullAt,
        DateTimeOffset? WarnedAt,
        decimal? Counted,
        DateTimeOffset? CountedAt,
        long Held)
    {
        public static Kept Read(NpgsqlDataReader row) => new(
            row.GetString(0),
            row.GetGuid(1) is var publisher && publisher == Guid.Empty ? null : new PublisherId(publisher),
            row.TextOrNull(2),
            row.Time(3),
            row.GetDecimal(4),
            row.TimeOrNull(5),
            row.TimeOrNull(6),
            row.NumberOrNull(7),
            row.TimeOrNull(8),
            row.GetInt64(9));

        public CapStanding Of(CapStanding none) => none with
        {
            Publisher = Publisher,
            PublisherName = PublisherName,
            Used = Used,
            FullAt = FullAt,
            WarnedAt = WarnedAt,
            Counted = Counted,
            CountedAt = CountedAt,
            Held = Held,
        };
    }
}
