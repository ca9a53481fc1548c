using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>What the report page reads.</summary>
public sealed class PivotTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Rows_open_into_what_they_are_made_of_and_compare_with_the_days_before()
    {
        var (world, other) = await FilledAsync();
        var publisher = world.Seeded.Publisher.ToString();

        var view = await ReadAsync(world, $"/reports?range=last-7d&group=publisher,offer,day&sort=-clicks&open={publisher},{publisher}:{world.Seeded.Offer}");

        Assert.Equal(
            [(0, publisher, 3L), (1, world.Seeded.Offer.ToString(), 3L), (2, "2026-11-21", 2L), (2, "2026-11-22", 1L), (0, other.ToString(), 1L)],
            view.Rows.Select(row => (row.Level, row.Key.Value!, row.Figures.Clicks!.Value)));
        Assert.Equal([2L, 2L, null, null, null], view.Rows.Select(row => row.Before?.Clicks));
        Assert.Equal((4L, 2L), (view.Figures.Total.Clicks, view.Figures.Before!.Clicks));
        Assert.Equal([2d, 2d], view.Figures.Run(ReportMetric.Clicks).TakeLast(2));
    }

    [Fact]
    public async Task Bars_are_made_of_the_largest_rows()
    {
        var (world, other) = await FilledAsync();

        var view = await ReadAsync(world, "/reports?range=last-7d&group=publisher&metric=clicks");
        var ratio = await ReadAsync(world, "/reports?range=last-7d&group=publisher&metric=cr");
        var days = await ReadAsync(world, "/reports?range=last-7d&group=day&metric=clicks");

        Assert.Equal(["Acme publisher", other.ToString()], view.Series.Select(series => series.Name));
        Assert.Equal([0, 0, 0, 0, 0, 2, 1], view.Series[0].Values);
        Assert.Empty(ratio.Series);
        Assert.Empty(days.Series);
        Assert.Equal(7, days.Rows.Count);
    }

    [Fact]
    public async Task The_rest_of_many_stands_together()
    {
        var (world, _) = await FilledAsync();
        await world.DrainAsync([.. Enumerable.Range(1, 6).Select(number => world.Click(Noon.AddHours(-3)) with { PublisherId = Someone(number) })]);

        var view = await ReadAsync(world, "/reports?range=last-7d&group=publisher&metric=clicks");

        Assert.Equal((5, "4 others", 4d), (view.Series.Count, view.Series[4].Name, view.Series[4].Values[^1]));
        Assert.Equal(view.Figures.Run(ReportMetric.Clicks), Enumerable.Range(0, 7).Select(step => view.Series.Sum(series => series.Values[step])));
    }

    [Fact]
    public async Task One_currency_is_shown_at_a_time()
    {
        var (world, _) = await FilledAsync();
        var dollar = world.Click(Noon.AddHours(-2)) with { Currency = Currency.Of("USD") };
        await world.DrainAsync(dollar);
        await world.ConvertAsync(dollar, payout: 7m, revenue: 8m);

        var home = await ReadAsync(world, "/reports?range=last-7d");
        var other = await ReadAsync(world, "/reports?range=last-7d&currency=USD");

        Assert.Equal(("EUR", 4L, "USD", 1L), (home.Currency.Code, home.Figures.Total.Clicks, other.Currency.Code, other.Figures.Total.Clicks));
        Assert.Equal((8m, 8m), (other.Figures.Total.Revenue, Assert.Single(other.Rows).Figures.Revenue));
        Assert.Contains("filter.currency=USD", other.ApiCall, StringComparison.Ordinal);
        Assert.Equal(["EUR", "USD"], home.Currencies.Select(total => total.Currency.Code));
    }

    [Fact]
    public async Task An_empty_period_names_the_nearest_figures()
    {
        var (world, _) = await FilledAsync();

        Assert.Equal("2026-11-01..2026-11-30", (await ReadAsync(world, "/reports?range=2027-01-01..2027-01-31")).Nearest?.Value);
        Assert.Equal("2026-11-01..2026-11-30", (await ReadAsync(world, "/reports?range=2026-03-01..2026-03-31")).Nearest?.Value);
        Assert.Equal("2026-11-01..2026-11-30", (await ReadAsync(world, "/reports?range=2010-01-01..2010-01-31")).Nearest?.Value);
        Assert.Null((await ReadAsync(world, $"/reports?range=last-7d&publisher={Someone(99)}")).Nearest);
    }

    [Fact]
    public async Task The_same_figures_come_by_the_api_call_of_the_page()
    {
        var (world, other) = await FilledAsync();
        await using var node = await ApiNode.StartAsync(database);
        using var client = await node.ClientAsync(world.Tenant, ApiScope.Read);
        var view = await ReadAsync(world, $"/reports?range=last-7d&group=publisher&publisher={other}&columns=clicks");

        var answer = await ApiAnswer.SendAsync(client, "GET", view.ApiCall);

        Assert.Equal($$"""[{"publisher":"{{other}}","publisher_name":null,"currency":"EUR","clicks":1}]""", answer.Body!["rows"]!.ToJsonString());
    }

    [Fact]
    public async Task Who_may_not_read_sees_nothing_and_a_wrong_id_is_refused()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var nobody = new Actor(world.Tenant, "nobody", Permissions.None);

        Assert.IsType<Outcome<PivotView>.Forbidden>(await Desk().PivotAsync(nobody, Address("/reports"), CancellationToken.None));
        Assert.IsType<Outcome<ReportAnswer>.Forbidden>(await Desk().AnswerAsync(nobody, new ReportRequest(), CancellationToken.None));
        Assert.IsType<Outcome<BalanceAnswer>.Forbidden>(await Desk().BalanceAsync(nobody, new ReportRequest(), CancellationToken.None));
        Assert.IsType<Outcome<PivotView>.Invalid>(await Desk().PivotAsync(SetupWorld.In(world.Tenant, Role.Analyst), Address("/reports?publisher=x"), CancellationToken.None));
    }

    /// <summary>Three clicks of the seeded publisher and one of another in the last two days, two in the week before.</summary>
    private async Task<(ReportingWorld World, PublisherId Other)> FilledAsync()
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var other = Someone(1_000);
        await world.DrainAsync(
            world.Click(Noon.AddDays(-9)), world.Click(Noon.AddDays(-8)), world.Click(Noon.AddDays(-1)), world.Click(Noon.AddDays(-1)), world.Click(Noon.AddHours(-1)), world.Click(Noon.AddHours(-1)) with { PublisherId = other });
        return (world, other);
    }

    private static PublisherId Someone(int number) => PublisherId.From(new Guid(number, 0, 0, new byte[8]));

    private ReportDesk Desk() => new(
        database.Services.GetRequiredService<Reports>(), database.Services.GetRequiredService<Balance>(), database.Platform, new FakeTimeProvider(Noon));

    private static ReportAddress Address(string address) => ReportAddress.Of(UrlState.Parse(address));

    private async Task<PivotView> ReadAsync(ReportingWorld world, string address) =>
        (await Desk().PivotAsync(SetupWorld.In(world.Tenant, Role.Analyst), Address(address), CancellationToken.None)).Done();
}
