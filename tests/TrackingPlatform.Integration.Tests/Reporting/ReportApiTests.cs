using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>Reports and balances through the REST API, as a script would use it.</summary>
public sealed class ReportApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    // 23:30 in Berlin: the day in UTC is the same, the hour after it is another day there.
    private static readonly DateTimeOffset Evening = new(2026, 11, 10, 22, 30, 0, TimeSpan.Zero);

    private ApiNode _node = null!;
    private ReportingWorld _world = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await database.NodeAsync();
        _world = await ReportingWorld.FoundAsync(database.Database, timeZone: "Europe/Berlin");
        _client = await _node.ClientAsync(_world.Tenant, ApiScope.Read);
        var clicks = new[] { _world.Click(Evening), _world.Click(Evening.AddMinutes(1)), _world.Click(Evening.AddHours(1)) with { LinkId = null } };
        await _world.DrainAsync(clicks);
        await _world.ConvertAsync(clicks[0], Evening.AddMinutes(5), payout: 3m, revenue: 12m);
        await _world.ConvertAsync(clicks[2], status: ConversionStatus.Pending, payout: 5m);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Rows_name_their_dimensions_and_metrics_and_the_last_day_counts()
    {
        var body = await GetAsync("reports?from=2026-11-10&to=2026-11-11&group_by=day,campaign&metrics=clicks,conversions,payout,profit,cr,epc,margin");

        Assert.Equal(
            $$"""[{"day":"2026-11-10","campaign":"{{_world.Seeded.Campaign}}","campaign_name":"Acme campaign","currency":"EUR","clicks":2,"conversions":1,"payout":"3.00","profit":"9.00","cr":"0.5000","epc":"1.5000","margin":"0.7500"},"""
            + $$"""{"day":"2026-11-11","campaign":"{{_world.Seeded.Campaign}}","campaign_name":"Acme campaign","currency":"EUR","clicks":1,"conversions":0,"payout":"0.00","profit":"0.00","cr":"0.0000","epc":"0.0000","margin":null}]""",
            body["rows"]!.ToJsonString());
        Assert.Equal("""{"currency":"EUR","clicks":3,"conversions":1,"payout":"3.00","profit":"9.00","cr":"0.333333","epc":"1.0000","margin":"0.7500"}""", body["totals"]!.ToJsonString());
        Assert.Equal(("Europe/Berlin", "2026-11-09T23:00:00+00:00", "2026-11-11T23:00:00+00:00", false), ((string?)body["timezone"], (string?)body["from"], (string?)body["to"], (bool?)body["truncated"]));
        Assert.True(body["complete_until"]!.GetValue<DateTimeOffset>() > Evening);
    }

    [Fact]
    public async Task A_report_that_was_cut_says_so_and_still_has_no_holes()
    {
        var cut = await GetAsync("reports?from=2026-11-09&to=2026-11-12&group_by=day&metrics=clicks&limit=2");
        var whole = await GetAsync("reports?from=2026-11-09&to=2026-11-12&group_by=day&metrics=clicks&limit=4");

        Assert.Equal(["2026-11-09 0", "2026-11-10 2"], cut["rows"]!.AsArray().Select(row => $"{row!["day"]} {row["clicks"]}"));
        Assert.Equal((true, false, 4, 3L), ((bool)cut["truncated"]!, (bool)whole["truncated"]!, whole["rows"]!.AsArray().Count, Number(cut["totals"]!, "clicks")));
    }

    [Fact]
    public async Task Moments_and_zones_move_the_ends()
    {
        Assert.Equal(2, await ClicksAsync("from=2026-11-10&to=2026-11-10"));
        Assert.Equal(3, await ClicksAsync("from=2026-11-10&to=2026-11-10&timezone=UTC"));
        Assert.Equal(2, await ClicksAsync("from=2026-11-10T22:30:00Z&to=2026-11-10T23:30:00Z"));
        Assert.Equal(1, await ClicksAsync("from=2026-11-11T00:00:00%2B01:00&to=2026-11-12"));
        Assert.Equal(0, await ClicksAsync("from=2026-11-12&to=2026-11-13"));
    }

    [Fact]
    public async Task Filters_narrow_the_report()
    {
        const string days = "from=2026-11-10&to=2026-11-11";

        Assert.Equal(3, await ClicksAsync($"{days}&filter.offer={_world.Seeded.Offer}&filter.publisher={_world.Seeded.Publisher}"));
        Assert.Equal(0, await ClicksAsync($"{days}&filter.offer={EntityId.New<Domain.Offers.OfferId>(Evening)}"));
        Assert.Equal(1, await ClicksAsync($"{days}&filter.link=none"));
        Assert.Equal(3, await ClicksAsync($"{days}&filter.link=none,{_world.Seeded.Link}"));
        Assert.Equal(0, await ClicksAsync($"{days}&filter.currency=USD"));
        var events = await GetAsync($"reports?{days}&filter.event=SALE&group_by=event&metrics=clicks,conversions,pending");
        Assert.Equal($$"""[{"event":"{{_world.Seeded.Event}}","event_name":"sale","currency":"EUR","clicks":null,"conversions":1,"pending":1}]""", events["rows"]!.ToJsonString());
        Assert.Equal("""{"currency":"EUR","clicks":null,"conversions":1,"pending":1}""", events["totals"]!.ToJsonString());
    }

    [Fact]
    public async Task Money_of_two_currencies_is_never_added()
    {
        var dollar = _world.Click(Evening) with { Currency = Currency.Of("USD") };
        await _world.DrainAsync(dollar);
        await _world.ConvertAsync(dollar, payout: 7m, revenue: 8m);

        var body = await GetAsync("reports?from=2026-11-10&to=2026-11-11&metrics=clicks,payout,epc,cr,margin");

        Assert.Equal("""{"currency":null,"clicks":4,"payout":null,"epc":null,"cr":"0.5000","margin":null}""", body["totals"]!.ToJsonString());
        Assert.Equal("""[{"currency":"EUR","clicks":3,"payout":"3.00","epc":"1.0000","cr":"0.333333","margin":"0.7500"},{"currency":"USD","clicks":1,"payout":"7.00","epc":"7.0000","cr":"1.0000","margin":"0.1250"}]""", body["totals_by_currency"]!.ToJsonString());
    }

    [Fact]
    public async Task Sums_beyond_what_can_be_booked_once_are_written_whole()
    {
        var click = _world.Click(Evening.AddDays(30));
        await _world.DrainAsync(click);
        await _world.ConvertAsync(click, amount: Money.Limit);
        await _world.ConvertAsync(click, amount: Money.Limit);

        Assert.Equal("1999999999999999.9998", (string?)(await GetAsync("reports?from=2026-12-10&to=2026-12-11&metrics=amount"))["totals"]!["amount"]);
    }

    [Theory]
    [InlineData("reports?group_by=colour", "invalid", "group_by", "publisher")]
    [InlineData("reports?metrics=clicks,roas", "invalid", "metrics", "unique_clicks")]
    [InlineData("reports?form=2026-11-10", "unknown_field", "form", "group_by")]
    [InlineData("reports?filter.offre=off_1", "unknown_field", "filter.offre", "publisher")]
    [InlineData("reports?group_by=city&from=2026-01-01&to=2026-11-01", "too_long", "from", "city")]
    [InlineData("reports?group_by=country&from=2026-01-01&to=2026-11-01", "too_long", "from", "leave out country")]
    [InlineData("reports?from=yesterday", "invalid", "from", "2026-11-22")]
    [InlineData("reports?timezone=Mars", "invalid", "timezone", "Europe/Berlin")]
    [InlineData("reports?limit=many", "invalid", "limit", "10000")]
    [InlineData("balance?group_by=day", "unknown_field", "group_by", "timezone")]
    [InlineData("balance?from=2026-11-10&to=2026-11-09", "invalid", "to", "after the start")]
    public async Task What_cannot_be_answered_is_refused_with_what_there_is(string path, string reason, string field, string words)
    {
        var answer = await ApiAnswer.SendAsync(_client, "GET", "/api/v1/" + path);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason, "application/problem+json"), (answer.Status, answer.Reason, answer.ContentType));
        Assert.Contains(words, (string?)answer.Body!["errors"]![field]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_dimension_and_metric_there_is_can_be_asked_for_and_sorted_by()
    {
        var metrics = string.Join(',', WireName<ReportMetric>.All);
        foreach (var axis in ReportAxis.All.Select(axis => axis.ToString()).Append("param:x"))
        {
            var body = await GetAsync($"reports?from=2026-11-10&to=2026-11-11&group_by={axis}&metrics={metrics}&sort=-{axis}");
            Assert.Equal(ReportAxis.TryParse(axis, out var read) && ReportMetrics.IsRolledUp(read) ? "rollup" : FacetCut.IsOfVisitors(read) ? "facets" : "raw", (string?)body["source"]);
            Assert.NotEmpty(body["rows"]!.AsArray());
        }

        foreach (var name in WireName<ReportMetric>.All)
        {
            Assert.NotEmpty((await GetAsync($"reports?from=2026-11-10&to=2026-11-11&group_by=offer,country&sort=-{name}&limit=1"))["rows"]!.AsArray());
        }
    }

    [Fact]
    public async Task What_clicks_carry_can_be_counted_filtered_and_reckoned_with()
    {
        var body = await GetAsync("reports?from=2026-11-10&to=2026-11-11&group_by=country,sub3,param:x,hour_of_day&filter.sub1=one&filter.device=mobile&metrics=clicks&formulas=share:conversions*100/clicks&sort=-clicks");

        Assert.Equal(3, body["rows"]!.AsArray().Sum(row => (long)row!["clicks"]!));
        Assert.Equal(("DE", "=SUM(A1)", "1"), ((string?)body["rows"]![0]!["country"], (string?)body["rows"]![0]!["sub3"], (string?)body["rows"]![0]!["param:x"]));
        Assert.Equal("33.333333", (string?)body["totals"]!["share"]);
        Assert.Equal(0, await ClicksAsync("from=2026-11-10&to=2026-11-11&filter.sub2=two"));
        Assert.Equal(3, await ClicksAsync("from=2026-11-10&to=2026-11-11&filter.sub2=(none)"));
    }

    [Fact]
    public async Task Views_files_and_the_proof_of_figures_are_scripts_to_use()
    {
        using var writer = await _node.ClientAsync(_world.Tenant, ApiScope.Write);
        var saved = await ApiAnswer.SendAsync(writer, "POST", "/api/v1/report-views", """{"name":"Week","query":"range=last-week&group=publisher"}""");
        var asked = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/report-exports", """{"query":"range=last-week&group=sub1","format":"xlsx"}""");
        var file = await ApiAnswer.SendAsync(_client, "GET", $"{asked.Location}/file");
        var check = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/rollups/check", """{"from":"2026-11-10","to":"2026-11-11"}""");

        Assert.Equal((HttpStatusCode.Created, "none", "csv"), (saved.Status, (string?)saved.Body!["schedule"], (string?)saved.Body["format"]));
        Assert.Equal((string?)saved.Body["id"], (string?)(await GetAsync("report-views"))["items"]![0]!["id"]);
        Assert.Equal(HttpStatusCode.NoContent, (await ApiAnswer.SendAsync(writer, "DELETE", saved.Location!)).Status);
        Assert.Equal((HttpStatusCode.Accepted, "queued", HttpStatusCode.Conflict, "not_ready"), (asked.Status, (string?)asked.Body!["state"], file.Status, file.Reason));
        Assert.Equal("queued", (string?)(await GetAsync($"report-exports/{asked.Body["id"]}"))["state"]);
        Assert.Equal((false, "[]"), ((bool)check.Body!["repaired"]!, check.Body["differences"]!.ToJsonString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await ApiAnswer.SendAsync(_client, "POST", "/api/v1/rollups/repair", """{"from":"2026-11-10"}""")).Status);
    }

    [Theory]
    [InlineData("group_by=publisher", "A report's address has no group_by")]
    [InlineData("group=publisher,moon", "cannot be broken down by moon")]
    [InlineData("columns=clicks,bliss", "There is no column bliss")]
    public async Task A_query_that_would_be_another_report_is_not_kept(string query, string said)
    {
        using var writer = await _node.ClientAsync(_world.Tenant, ApiScope.Write);
        foreach (var (path, name) in new[] { ("report-exports", ""), ("report-views", "\"name\":\"Week\",") })
        {
            var answer = await ApiAnswer.SendAsync(writer, "POST", $"/api/v1/{path}", $"{{{name}\"query\":\"{query}\"}}");

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(said, (string?)answer.Body!["errors"]!["query"]![0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_tenants_figures_are_nobodys()
    {
        using var stranger = await _node.ClientAsync(await database.CreateTenantAsync("Other"), ApiScope.Read);
        var answer = await ApiAnswer.SendAsync(stranger, "GET", $"/api/v1/reports?from=2026-11-10&to=2026-11-11&group_by=offer&metrics=clicks,payout&filter.offer={_world.Seeded.Offer}");

        Assert.Equal((HttpStatusCode.OK, "[]", """{"currency":"USD","clicks":0,"payout":"0.00"}"""), (answer.Status, answer.Body!["rows"]!.ToJsonString(), answer.Body["totals"]!.ToJsonString()));
    }

    [Fact]
    public async Task The_balance_says_what_came_in_and_where_it_went()
    {
        foreach (var verdict in Enum.GetValues<PostbackVerdict>())
        {
            await _world.ReceiveAsync(Evening, verdict);
        }

        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            await _world.DeliverAsync(await _world.ConvertAsync(_world.Click(Evening.AddDays(5)), Evening.AddDays(5)), Evening.AddDays(5), state);
        }

        var day = await GetAsync("balance?from=2026-11-10&to=2026-11-11");
        var later = await GetAsync("balance?from=2026-11-15T00:00:00Z&to=2026-11-16T00:00:00Z");

        Assert.Equal((6, 1, 1, 1, 1, 1, 1), (Number(day, "received"), Number(day, "accepted"), Number(day, "updated"), Number(day, "duplicate"), Number(day, "held"), Number(day, "rejected"), Number(day, "waiting")));
        Assert.Equal((3, 3, 0), (Number(day, "clicks_answered"), Number(day, "stored"), Number(day, "in_journal")));
        Assert.Equal((2, false), (Number(day, "conversions_without_delivery"), (bool)day["balanced"]!));
        Assert.Equal("2 conversions that no delivery tells of", (string?)day["faults"]![0]);
        Assert.Equal((6, 1, 1, 1, 1, 1, 1), (Number(later, "planned"), Number(later, "delivered"), Number(later, "due"), Number(later, "leased"), Number(later, "parked"), Number(later, "dead"), Number(later, "suppressed")));
        Assert.True((bool)later["balanced"]!);
    }

    [Fact]
    public async Task The_description_names_every_dimension_metric_and_filter()
    {
        var document = (await ApiAnswer.SendAsync(_client, "GET", "/openapi/v1.json")).Body!;
        var parameters = document["paths"]!["/api/v1/reports"]!["get"]!["parameters"]!.AsArray().ToDictionary(each => (string)each!["name"]!, each => (string?)each!["description"]);
        var row = document["components"]!["schemas"]!["ReportLine"]!["properties"]!.AsObject();

        Assert.Equal("#/components/schemas/ReportLine", (string?)document["components"]!["schemas"]!["ReportDetails"]!["properties"]!["rows"]!["items"]!["$ref"]);
        Assert.Equal("GetBalance", (string?)document["paths"]!["/api/v1/balance"]!["get"]!["operationId"]);
        Assert.All(ReportAxis.All, axis => Assert.Contains($"`{axis}`", parameters["group_by"], StringComparison.Ordinal));
        Assert.All(WireName<ReportMetric>.All, name => Assert.Contains($"`{name}`", parameters["metrics"], StringComparison.Ordinal));
        Assert.All(ReportAxis.All.Select(axis => axis.ToString()).Concat(WireName<ReportMetric>.All), name => Assert.True(row.ContainsKey(name)));
        Assert.Equal(
            ReportAxis.All.Where(axis => !ReportMetrics.IsTime(axis)).Select(axis => "filter." + axis).Order(StringComparer.Ordinal),
            parameters.Keys.Where(name => name.StartsWith("filter.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        var answer = await ApiAnswer.SendAsync(_client, "GET", "/api/v1/" + path);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body?.ToJsonString());
        return answer.Body!;
    }

    private async Task<long> ClicksAsync(string query) => Number((await GetAsync("reports?metrics=clicks&" + query))["totals"]!, "clicks");

    private static long Number(JsonNode node, string name) => (long)node[name]!;
}
