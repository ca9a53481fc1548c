using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Amounts;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>Reports turned into one currency, held against a slow way to reckon the same.</summary>
public sealed class ReportCurrencyTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 10, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly Currency Euro = Currency.Of("EUR"), Dollar = Currency.Of("USD"), Yen = Currency.Of("JPY");
    private static readonly IReadOnlyDictionary<ReportAxis, ReportKey> NoKeys = new Dictionary<ReportAxis, ReportKey>();
    private static readonly ReportAxis[] Axes = [ReportDimension.Publisher, ReportDimension.Link, ReportDimension.Day, ReportDimension.Month, ReportDimension.Status, ReportDimension.Country];

    private Reports Reports => database.Services.GetRequiredService<Reports>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Converted_figures_are_the_sums_of_each_day_by_the_rate_of_that_day(int seed)
    {
        var random = new Random(seed);
        var (world, rates) = await HistoryAsync(random);
        for (var round = 0; round < 25; round++)
        {
            var target = random.GetItems(new[] { Euro, Dollar, Yen }, 1)[0];
            var query = world.Query(new[] { "UTC", "Asia/Kathmandu" }[random.Next(2)], Start, Start.AddDays(6)) with
            {
                GroupBy = [.. random.GetItems(Axes, random.Next(3)).Distinct()],
                MustBeRaw = random.Next(2) == 0,
                Sort = new ReportSort(null, ReportMetric.Revenue, IsDescending: true),
                Limit = ReportQuery.MostRows,
                HomeCurrency = target,
            };
            var days = await Reports.RunAsync(world.Tenant, query with { GroupBy = [.. query.GroupBy.Append(ReportDimension.Day).Distinct()] }, CancellationToken.None);
            var converted = await Reports.RunAsync(world.Tenant, query with { ConvertTo = target }, CancellationToken.None);

            Assert.Equal(Slowly(days.Rows, rates, target, query, query.GroupBy), Lines(converted.Rows.Select(row => (row.Keys, row.Currency, row.Figures)), query.GroupBy));
            Assert.Equal(Slowly(days.Rows, rates, target, query, []), Lines(converted.Totals.Select(total => (NoKeys, total.Currency, total.Figures)), []));
            Assert.All(converted.Totals, total => Assert.Equal(total.Currency != target, total.Unrated is not null));
        }
    }

    [Fact]
    public async Task What_has_no_rate_stays_in_its_own_currency_and_is_named_with_its_days()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(Start.AddHours(1)) with { Currency = Dollar };
        await world.DrainAsync(click);
        await world.ConvertAsync(click, Start.AddHours(5), revenue: 10m);
        await world.ConvertAsync(click, Start.AddHours(30), revenue: 10m);
        await database.Services.GetRequiredService<RateBook>().SetAsync(world.Tenant, [new ExchangeRate(Dollar, Euro, 0.5m, Start.AddHours(40))], "test", CancellationToken.None);
        var query = world.Query("UTC", Start, Start.AddDays(3)) with { ConvertTo = Euro, GroupBy = [ReportDimension.Publisher] };

        var report = await Reports.RunAsync(world.Tenant, query, CancellationToken.None);

        var (euro, dollar) = (report.Totals.Single(total => total.Currency == Euro), report.Totals.Single(total => total.Currency == Dollar));
        // The rate of the second day was stored in its afternoon, and counts for all of it.
        Assert.Equal((5m, true, null), (euro.Figures.Revenue, euro.Figures.IsConverted, euro.Unrated));
        Assert.Equal((10m, false, new UnratedDays(new DateOnly(2026, 10, 24), new DateOnly(2026, 10, 24))), (dollar.Figures.Revenue, dollar.Figures.IsConverted, dollar.Unrated));
        Assert.Equal(Dollar, Assert.Single((await Reports.RunAsync(world.Tenant, query with { Shown = Dollar }, CancellationToken.None)).Rows).Currency);
    }

    [Fact]
    public async Task What_was_in_the_currency_already_is_exact()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(Start.AddHours(1));
        await world.DrainAsync(click);
        await world.ConvertAsync(click, revenue: 0.1234m);

        var report = await Reports.RunAsync(world.Tenant, world.Query("UTC", Start, Start.AddDays(1)) with { ConvertTo = Euro }, CancellationToken.None);

        Assert.Equal((0.1234m, false), (Assert.Single(report.Totals).Figures.Revenue, report.Totals[0].Figures.IsConverted));
    }

    private async Task<(ReportingWorld World, IReadOnlyList<ExchangeRate> Rates)> HistoryAsync(Random random)
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var clicks = Enumerable.Range(0, 120).Select(_ => world.Click(Start.AddMinutes(random.Next(6 * 1_440))) with
        {
            Currency = random.GetItems(new[] { Euro, Dollar, Yen }, 1)[0],
            LinkId = random.Next(2) == 0 ? null : world.Seeded.Link,
            Parameters = new ClickParameters { Cost = random.Next(2) == 0 ? "0.0371" : null },
        }).ToArray();
        await world.DrainAsync(clicks);
        var statuses = Enum.GetValues<ConversionStatus>();
        foreach (var click in clicks.Take(60))
        {
            await world.ConvertAsync(click, click.At.AddMinutes(random.Next(600)), statuses[random.Next(statuses.Length)], amount: random.Next(99_999) / 100m, payout: random.Next(99_999) / 10_000m, revenue: random.Next(9_999) / 100m);
        }

        await world.FoldAsync();
        // Some pairs one way, some the other, some both, and none before the second day for one of them.
        var rates = new List<ExchangeRate>();
        for (var number = 0; number < 14; number++)
        {
            var pair = random.GetItems(new[] { (Dollar, Euro), (Euro, Dollar), (Yen, Euro), (Dollar, Yen) }, 1)[0];
            rates.Add(new ExchangeRate(pair.Item1, pair.Item2, (random.Next(1_000_000_000) + 1) / 10_000_000_000m * (pair.Item2 == Yen ? 1_000 : 10), Start.AddMinutes(random.Next(-300, 6 * 1_440))));
        }

        await database.Services.GetRequiredService<RateBook>().SetAsync(world.Tenant, rates, "test", CancellationToken.None);
        return (world, rates);
    }

    private static List<string> Slowly(IEnumerable<ReportRow> days, IReadOnlyList<ExchangeRate> rates, Currency target, ReportQuery query, IReadOnlyList<ReportAxis> groupBy)
    {
        var sums = new Dictionary<string, (IReadOnlyDictionary<ReportAxis, ReportKey> Keys, Currency Currency, ReportFigures Figures)>();
        foreach (var row in days)
        {
            var end = Midnight(DateOnly.Parse(row.Keys[ReportDimension.Day].Value!, null).AddDays(1), query.Zone);
            var (currency, figures) = Converted(row, target, RateOf(rates, row.Currency, target, end));
            var keys = groupBy.ToDictionary(axis => axis, axis => row.Keys[axis]);
            var name = string.Join('|', groupBy.Select(axis => keys[axis].Value).Append(currency.Code));
            sums[name] = (keys, currency, sums.TryGetValue(name, out var sum) ? sum.Figures + figures : figures);
        }

        return Lines(sums.Values.Select(sum => (sum.Keys, sum.Currency, sum.Figures.IsConverted ? sum.Figures.Rounded(sum.Currency.Digits) : sum.Figures)), groupBy);
    }

    private static (Currency, ReportFigures) Converted(ReportRow row, Currency target, Func<decimal, decimal>? rate)
    {
        if (row.Currency == target || rate is null)
        {
            return (row.Currency, row.Figures);
        }

        var (figures, hasMoney) = (row.Figures, (row.Figures.Cost ?? 0) + row.Figures.Amount + row.Figures.Payout + row.Figures.Revenue + row.Figures.PayoutPending > 0);
        return (target, figures with
        {
            Cost = figures.Cost is { } cost ? rate(cost) : null, Amount = rate(figures.Amount), Payout = rate(figures.Payout), Revenue = rate(figures.Revenue), PayoutPending = rate(figures.PayoutPending), IsConverted = hasMoney,
        });
    }

    private static Func<decimal, decimal>? RateOf(IReadOnlyList<ExchangeRate> rates, Currency from, Currency to, DateTimeOffset end) =>
        Newest(rates, from, to, end) is { } direct ? amount => amount * direct.Rate : Newest(rates, to, from, end) is { } inverse ? amount => amount / inverse.Rate : null;

    private static ExchangeRate? Newest(IReadOnlyList<ExchangeRate> rates, Currency from, Currency to, DateTimeOffset end) =>
        rates.Where(rate => rate.From == from && rate.To == to && rate.ValidFrom < end).MaxBy(rate => rate.ValidFrom);

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static List<string> Lines(IEnumerable<(IReadOnlyDictionary<ReportAxis, ReportKey> Keys, Currency Currency, ReportFigures Figures)> rows, IReadOnlyList<ReportAxis> groupBy) =>
    [
        .. rows.Where(row => row.Figures with { Cost = null, IsConverted = false } != ReportFigures.None(false) && (row.Figures.Clicks is not 0 || row.Figures.Conversions + row.Figures.Pending + row.Figures.Held + row.Figures.Rejected + row.Figures.Reversed > 0))
            .Select(row => string.Join('|', groupBy.Select(axis => row.Keys[axis].Value).Append(row.Currency.Code).Append(row.Figures.IsConverted ? "about" : "exact").Concat(
                new[] { row.Figures.Clicks, row.Figures.Conversions, row.Figures.Cost, row.Figures.Amount, row.Figures.Payout, row.Figures.Revenue, row.Figures.PayoutPending }.Select(Figures))))
            .Order(StringComparer.Ordinal),
    ];

    private static string? Figures(decimal? figure) => figure?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
