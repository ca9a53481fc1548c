using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>Roll-ups against the rows they were made from, over histories that nobody has chosen.</summary>
public sealed class RollupTruthTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 10, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Span = TimeSpan.FromDays(3);

    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "Asia/Kathmandu"];

    private static readonly ReportAxis[] Rolled =
        [ReportDimension.Day, ReportDimension.Hour, ReportDimension.Week, ReportDimension.Month, ReportDimension.Weekday, ReportDimension.HourOfDay, ReportDimension.Campaign, ReportDimension.Offer,
            ReportDimension.Publisher, ReportDimension.Advertiser, ReportDimension.Link, ReportDimension.Event, ReportDimension.Currency];

    private static readonly ReportAxis[] Traits = [ReportDimension.Country, ReportDimension.Device, ReportDimension.Os, ReportDimension.Browser];

    private static readonly ReportAxis[] BesideTraits =
        [ReportDimension.Day, ReportDimension.Week, ReportDimension.Month, ReportDimension.Weekday, ReportDimension.Currency, ReportDimension.Campaign, ReportDimension.Offer, ReportDimension.Publisher,
            ReportDimension.Advertiser, ReportDimension.Event];

    private Reports Reports => database.Services.GetRequiredService<Reports>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_report_over_roll_ups_equals_the_same_over_single_rows(int seed)
    {
        var random = new Random(seed);
        var (world, _) = await HistoryAsync(random);
        for (var round = 0; round < 40; round++)
        {
            var query = Ask(world, random);
            var (rolled, raw) = (await Reports.RunAsync(world.Tenant, query, CancellationToken.None), await Reports.RunAsync(world.Tenant, query with { MustBeRaw = true }, CancellationToken.None));

            Assert.Equal((ReportSource.Rollup, ReportSource.Raw), (rolled.Source, raw.Source));
            Assert.Equal(Lines(query, rolled), Lines(query, raw));
            Assert.Equal(rolled.Totals.ToDictionary(total => total.Currency, total => total.Figures), raw.Totals.ToDictionary(total => total.Currency, total => total.Figures));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task A_report_about_visitors_equals_the_same_over_single_rows(int seed)
    {
        var random = new Random(seed);
        var (world, clicks) = await HistoryAsync(random);
        Assert.NotEqual("0", await world.ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and kind = 'clicks' and faceted"));
        Assert.NotEqual("0", await world.ScalarAsync("select count(*) from rollup_days where tenant_id = $tenant and kind = 'conversions' and faceted"));
        for (var round = 0; round < 40; round++)
        {
            var query = AskAboutVisitors(world, random);
            var (summed, raw) = (await Reports.RunAsync(world.Tenant, query, CancellationToken.None), await Reports.RunAsync(world.Tenant, query with { MustBeRaw = true }, CancellationToken.None));

            Assert.Equal((ReportSource.Facets, ReportSource.Raw), (summed.Source, raw.Source));
            Assert.Equal(Lines(query, raw), Lines(query, summed));
            Assert.Equal(raw.Totals.ToDictionary(total => total.Currency, total => total.Figures), summed.Totals.ToDictionary(total => total.Currency, total => total.Figures));
        }

        var whole = world.Query("UTC", Start.AddDays(-1), Start + (2 * Span)) with { GroupBy = [ReportDimension.Os, ReportDimension.Browser], Limit = ReportQuery.MostRows };
        var counted = clicks.Where(click => (click.Flags & (ClickFlags.Prefetch | ClickFlags.Test)) == 0).GroupBy(click => (click.Visitor.Os, click.Visitor.Browser, click.Currency)).ToDictionary(group => group.Key, group => (long?)group.Count());
        var report = await Reports.RunAsync(world.Tenant, whole, CancellationToken.None);
        Assert.Equal(counted, report.Rows.Where(row => row.Figures.Clicks > 0).ToDictionary(row => (row.Keys[ReportDimension.Os].Value, row.Keys[ReportDimension.Browser].Value, row.Currency), row => row.Figures.Clicks));
    }

    [Fact]
    public async Task Whatever_figures_are_broken_down_by_they_add_up_to_the_same()
    {
        var random = new Random(7);
        var (world, _) = await HistoryAsync(random);
        var whole = world.Query("Europe/Berlin", Start, Start + (2 * Span));
        var totals = (await Reports.RunAsync(world.Tenant, whole, CancellationToken.None)).Totals.ToDictionary(total => total.Currency, total => (total.Figures.Clicks, total.Figures.Conversions, total.Figures.Revenue));
        Assert.True(ReportAxis.TryParse("param:x", out var parameter));
        foreach (var axis in ReportAxis.All.Append(parameter))
        {
            var report = await Reports.RunAsync(world.Tenant, whole with { GroupBy = [axis] }, CancellationToken.None);

            Assert.Equal(totals.ToDictionary(pair => pair.Key, pair => (pair.Value.Conversions, pair.Value.Revenue)), report.Totals.ToDictionary(total => total.Currency, total => (total.Figures.Conversions, total.Figures.Revenue)));
            Assert.All(report.Totals, total => Assert.Equal(ReportMetrics.IsOfClicks(axis) ? totals[total.Currency].Clicks : null, total.Figures.Clicks));
        }
    }

    [Fact]
    public async Task By_click_time_conversions_stand_on_the_day_of_their_click()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var click = world.Click(Start.AddHours(5));
        await world.DrainAsync(click);
        await world.ConvertAsync(click, Start.AddHours(50));
        var query = world.Query("UTC", Start, Start + Span) with { GroupBy = [ReportDimension.Day] };

        var own = await Reports.RunAsync(world.Tenant, query, CancellationToken.None);
        var clicked = await Reports.RunAsync(world.Tenant, query with { ConversionsBy = ConversionTime.Click }, CancellationToken.None);

        Assert.Equal([0L, 0L, 1L], own.Rows.Select(row => row.Figures.Conversions));
        Assert.Equal([1L, 0L, 0L], clicked.Rows.Select(row => row.Figures.Conversions));
        Assert.Equal("3d", Assert.Single((await Reports.RunAsync(world.Tenant, query with { GroupBy = [ReportDimension.Delay] }, CancellationToken.None)).Rows).Keys[ReportDimension.Delay].Value);
    }

    private async Task<(ReportingWorld World, IReadOnlyList<Click> Clicks)> HistoryAsync(Random random)
    {
        // Days are closed while clicks and conversions of them still come in, so that some are read by the day, some by the quarter of an hour.
        var world = await ReportingWorld.FoundAsync(database.Database, timeZone: Zones[random.Next(Zones.Length)]);
        var others = Enumerable.Range(1, 3).Select(number => PublisherId.From(new Guid(number, 0, 0, new byte[8]))).ToArray();
        var clicks = Enumerable.Range(0, 300).Select(_ => Draw(world, random, others)).ToArray();
        foreach (var batch in clicks.Chunk(70))
        {
            await world.DrainAsync(batch);
            await world.CloseDaysAsync(Start.AddHours(random.Next(100)));
        }

        var statuses = Enum.GetValues<ConversionStatus>();
        var countable = clicks.Where(click => click.PublisherId == world.Seeded.Publisher && click.OfferId is not null).ToArray();
        var booked = new List<ConversionId>();
        for (var number = 0; number < 60; number++)
        {
            var click = countable[random.Next(countable.Length)];
            var at = click.At.AddMinutes(random.Next(5_000));
            booked.Add(await world.ConvertAsync(click, at, statuses[random.Next(statuses.Length)], amount: random.Next(2) == 0 ? null : random.Next(9_999) / 100m, payout: random.Next(999) / 100m, revenue: random.Next(999) / 10_000m));
            await world.ReviseAsync(booked[random.Next(booked.Count)], statuses[random.Next(statuses.Length)]);
            if (number % 25 == 24)
            {
                await world.FoldAsync();
                await world.CloseDaysAsync(Start.AddHours(random.Next(100)));
            }
        }

        // Closed with what is not folded, and something more comes afterwards.
        await world.CloseDaysAsync(Start.AddHours(60 + random.Next(100)));
        await world.ReviseAsync(booked[random.Next(booked.Count)], ConversionStatus.Reversed);
        await world.ImportClickAsync(Start.AddHours(5));
        return (world, clicks);
    }

    private static Click Draw(ReportingWorld world, Random random, PublisherId[] others)
    {
        var click = world.Click(Start.AddMilliseconds(random.NextInt64((long)Span.TotalMilliseconds)));
        return click with
        {
            PublisherId = random.Next(3) == 0 ? others[random.Next(others.Length)] : click.PublisherId,
            LinkId = random.Next(4) == 0 ? null : click.LinkId,
            CampaignId = random.Next(4) == 0 ? null : click.CampaignId,
            OfferId = random.Next(8) == 0 ? null : click.OfferId,
            Currency = random.Next(5) == 0 ? Currency.Of("USD") : click.Currency,
            Verdict = random.Next(5) == 0 ? ClickVerdict.Refused : click.Verdict,
            Flags = random.Next(4) switch { 0 => ClickFlags.Prefetch, 1 => ClickFlags.Test, _ => ClickFlags.None },
            Parameters = click.Parameters with { Cost = random.Next(3) switch { 0 => "0.0125", 1 => "free", _ => null } },
            Visitor = click.Visitor with { Key = [(byte)random.Next(40)], Country = Of(random, "DE", "FR"), Device = Of(random, "mobile", "desktop"), Os = Of(random, "Android", "Windows"), Browser = Of(random, "Chrome", "Firefox") },
        };
    }

    private static string? Of(Random random, params string[] values) => random.Next(values.Length + 1) is var drawn && drawn < values.Length ? values[drawn] : null;

    private static ReportQuery AskAboutVisitors(ReportingWorld world, Random random)
    {
        var query = Ask(world, random);
        var facet = FacetCut.Of(random.GetItems(Enum.GetValues<VisitorFacet>(), 1)[0]);
        ReportAxis[] beside = [.. random.GetItems(BesideTraits, random.Next(4)).Distinct()];
        return query with
        {
            Zone = random.Next(3) > 0 ? TimeZoneInfo.FindSystemTimeZoneById(world.TimeZone) : query.Zone,
            GroupBy = [.. Traits.Where(trait => facet.Contains(trait.Dimension)).Take(random.Next(1, 4)), .. beside.Where(ReportMetrics.IsTime), .. beside.Where(axis => !ReportMetrics.IsTime(axis)).Take(1)],
            Only = new Dictionary<ReportDimension, IReadOnlyList<Guid>>(),
            OnlyTexts = random.Next(3) == 0 ? new Dictionary<ReportAxis, IReadOnlyList<string>> { [facet[^1]] = ["desktop", "Chrome", ""] } : query.OnlyTexts,
        };
    }

    private static ReportQuery Ask(ReportingWorld world, Random random)
    {
        var zone = Zones[random.Next(Zones.Length)];
        var from = Start.AddMinutes(15 * random.Next(-20, 100));
        var only = new Dictionary<ReportDimension, IReadOnlyList<Guid>>();
        if (random.Next(3) == 0)
        {
            only[ReportDimension.Publisher] = [world.Seeded.Publisher.Value];
        }

        if (random.Next(3) == 0)
        {
            only[ReportDimension.Link] = [Guid.Empty];
        }

        return world.Query(zone, from, from.AddMinutes(15 * random.Next(1, 320))) with
        {
            GroupBy = [.. random.GetItems(Rolled, random.Next(4)).Distinct()],
            Only = only,
            Sort = new ReportSort(null, ReportMetric.Revenue, IsDescending: true),
            Limit = ReportQuery.MostRows,
        };
    }

    private static List<string> Lines(ReportQuery query, Report report) =>
        [.. report.Rows.Select(row => string.Join('|', query.GroupBy.Select(axis => row.Keys[axis].Value).Append(row.Currency.Code).Concat(Enum.GetValues<ReportMetric>().Select(metric => row.Figures.Of(metric)?.ToString("0.######", CultureInfo.InvariantCulture))))).Order(StringComparer.Ordinal)];
}
