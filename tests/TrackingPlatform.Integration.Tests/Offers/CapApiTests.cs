using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Integration.Tests.Reporting;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Offers;

/// <summary>Caps set, shown and proved through the REST API.</summary>
public sealed class CapApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ApiNode _node = null!;
    private ReportingWorld _world = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await database.NodeAsync();
        _world = await ReportingWorld.FoundAsync(database.Database);
        _client = await _node.ClientAsync(_world.Tenant, ApiScope.Read, ApiScope.Write, ApiScope.Operate);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_cap_shows_what_was_used_before_it_was_set()
    {
        await ConvertAsync(3);
        await LimitAsync("""[{"what":"conversions","period":"lifetime","limit":10,"overflow":"hold"},{"what":"payout","period":"month","limit":"24.00","timezone":"Europe/Berlin"}]""");

        var caps = await CapsAsync("");

        Assert.Equal(
            "conversions|10|3|on_track|hold|null",
            Line(caps, "conversions", "what", "limit", "used", "pace", "overflow", "until"));
        Assert.Equal("\"24.00\"|\"36.00\"|full|EUR|Europe/Berlin", Line(caps, "payout", "limit", "used", "pace", "currency", "timezone"));
        Assert.Single(await CapsAsync("?status=full"));
        Assert.Equal(2, (await CapsAsync($"?offer={_world.Seeded.Offer}")).Count);
        Assert.Empty(await CapsAsync("?campaign=cmp_01jd8k0000000000000000000a"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ApiAnswer.SendAsync(_client, "GET", "/api/v1/caps?status=empty")).Status);
    }

    [Fact]
    public async Task Each_publisher_and_group_stands_there_by_name()
    {
        await LimitAsync("""[{"what":"conversions","period":"day","limit":10,"per":"publisher"},{"what":"conversions","period":"day","limit":10,"group":"winter"}]""");
        var each = Assert.Single(await CapsAsync(""), cap => (bool)cap!["per_publisher"]!)!;
        Assert.Equal((null, "offer"), (each["publisher"], (string?)each["scope"]));
        await _world.ExecuteAsync(
            """
            insert into cap_counters select $1, $2, $3, date_trunc('day', now()), date_trunc('day', now()) + interval '1 day', 'offer', $4, '', 'conversions', '', 'day', '', 10, now(), now(), null, null
            """,
            _world.Tenant.Value, $"offer:{_world.Seeded.Offer}:conversions:day:each", _world.Seeded.Publisher.Value, _world.Seeded.Offer.Value);

        var caps = await CapsAsync("");

        Assert.Equal(
            ("Acme publisher", "full"),
            Assert.Single(caps, cap => (bool)cap!["per_publisher"]!) is { } line ? ((string?)line["publisher_name"], (string?)line["pace"]) : default);
        Assert.Equal("winter: Acme offer", (string?)Assert.Single(caps, cap => (string?)cap!["scope"] == "group")!["name"]);
        Assert.NotNull(Assert.Single(caps, cap => (bool)cap!["per_publisher"]!)!["full_at"]);
    }

    [Fact]
    public async Task A_recount_proves_the_counters_and_puts_right_what_was_wrong()
    {
        await ConvertAsync(4);
        await LimitAsync("""[{"what":"conversions","period":"lifetime","limit":10,"overflow":"hold"}]""");
        await database.Services.GetRequiredService<CapWatch>().LookAsync(CancellationToken.None);
        var right = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/caps/recount");
        Assert.Equal((1, 0), ((int)right.Body!["proved"]!, right.Body["differences"]!.AsArray().Count));

        await _world.ExecuteAsync("update cap_counters set used = 9 where tenant_id = $1", _world.Tenant.Value);
        var wrong = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/caps/recount");

        Assert.Equal((9, 4), Assert.Single(wrong.Body!["differences"]!.AsArray()) is { } found ? ((int)found["used"]!, (int)found["counted"]!) : default);
        Assert.Equal("4|4", await _world.ScalarAsync("select concat_ws('|', trim_scale(used), trim_scale(counted)) from cap_counters where tenant_id = $tenant"));
        using var reader = await _node.ClientAsync(_world.Tenant, ApiScope.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await ApiAnswer.SendAsync(reader, "POST", "/api/v1/caps/recount")).Status);
        Assert.DoesNotContain((await database.Services.GetRequiredService<CapRecount>().ProveAllAsync(CancellationToken.None)).Differences, each => each.Tenant == _world.Tenant);
    }

    [Fact]
    public async Task A_warning_is_noted_once_a_period()
    {
        await ConvertAsync(4);
        await LimitAsync("""[{"what":"conversions","period":"lifetime","limit":5,"overflow":"hold","warn_at":80}]""");
        var watch = database.Services.GetRequiredService<CapWatch>();

        var first = (await watch.LookAsync(CancellationToken.None)).Where(level => level.Counter.Cap.Tenant == _world.Tenant);
        var second = (await watch.LookAsync(CancellationToken.None)).Where(level => level.Counter.Cap.Tenant == _world.Tenant);

        Assert.Equal(4m, Assert.Single(first).Used);
        Assert.Empty(second);
        Assert.NotNull((await CapsAsync(""))[0]!["warned_at"]);
    }

    [Fact]
    public async Task Clicks_that_are_accepted_anyway_are_counted_all_the_same()
    {
        await _world.DrainAsync(_world.Click(_world.Now.AddMinutes(-2)), _world.Click(_world.Now.AddMinutes(-1)), _world.Click(_world.Now.AddMinutes(-1)));
        await ChangeCampaignAsync("""[{"what":"clicks","period":"lifetime","limit":2,"overflow":"accept"}]""");
        await database.Services.GetRequiredService<CapWatch>().LookAsync(CancellationToken.None);

        Assert.Equal("campaign|2|3|full|accept", Line(await CapsAsync(""), "clicks", "scope", "limit", "used", "pace", "overflow"));
        Assert.Equal("3.0000|t", await _world.ScalarAsync("select concat_ws('|', used, full_at is not null) from cap_counters where tenant_id = $tenant"));
    }

    [Fact]
    public async Task The_course_of_a_cap_stands_beside_the_day_before()
    {
        // Where it is noon: the first hour of the day before is compared with the first of today, and that must be over.
        var ahead = 12 - _world.Now.UtcDateTime.Hour;
        await LimitAsync($$"""[{"what":"conversions","period":"day","limit":10,"overflow":"hold","timezone":"Etc/GMT{{-ahead:+0;-0;+0}}"},{"what":"payout","period":"lifetime","limit":"500.00"}]""");
        var caps = await CapsAsync("");
        var day = Assert.Single(caps, cap => (string?)cap!["period"] == "day")!;
        var start = DateTimeOffset.Parse((string)day["from"]!, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var at in new[] { start.AddHours(-23.5), start.AddHours(-23.4), start.AddHours(-1), start.AddMinutes(1) })
        {
            await _world.ConvertAsync(_world.Click(start.AddHours(-25)), at, ConversionStatus.Approved);
        }

        var course = (await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/caps/course?cap={Uri.EscapeDataString((string)day["cap"]!)}")).Body!;

        Assert.Equal((1, 2, 3), ((int)course["points"]![0]!["used"]!, (int)course["points"]![0]!["before"]!, (int)course["before"]!));
        Assert.Equal(1, (int)course["points"]!.AsArray()[^1]!["used"]!);
        var lifetime = (string)Assert.Single(caps, cap => (string?)cap!["period"] == "lifetime")!["cap"]!;
        Assert.Empty((await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/caps/course?cap={Uri.EscapeDataString(lifetime)}")).Body!["points"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await ApiAnswer.SendAsync(_client, "GET", "/api/v1/caps/course?cap=offer:none")).Status);
    }

    [Fact]
    public async Task The_simulator_knows_that_a_cap_is_full()
    {
        await LimitAsync("""[{"what":"conversions","period":"month","limit":3}]""");
        var before = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/simulate", $$"""{"link":"{{_world.Seeded.LinkCode}}"}""");
        await ConvertAsync(3);
        await database.Services.GetRequiredService<CapWatch>().LookAsync(CancellationToken.None);

        var after = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/simulate", $$"""{"link":"{{_world.Seeded.LinkCode}}"}""");

        var closed = await ApiAnswer.SendAsync(
            _client, "POST", "/api/v1/simulate", $$$"""{"link":"{{{_world.Seeded.LinkCode}}}","settings":{"name":"Tried","caps":[{"what":"clicks","period":"day","limit":0}]}}""");
        Assert.Equal("refused", (string?)closed.Body!["verdict"]);
        Assert.Equal(("redirected", "refused", "cap_offer"), ((string?)before.Body!["verdict"], (string?)after.Body!["verdict"], (string?)after.Body["reason"]));
    }

    private async Task ConvertAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await _world.ConvertAsync(_world.Click(_world.Now.AddMinutes(-1)), _world.Now, ConversionStatus.Approved);
        }
    }

    private Task LimitAsync(string caps) => PatchAsync($"/api/v1/offers/{_world.Seeded.Offer}", caps);

    private Task ChangeCampaignAsync(string caps) => PatchAsync($"/api/v1/campaigns/{_world.Seeded.Campaign}", caps);

    private async Task PatchAsync(string path, string caps)
    {
        var answer = await ApiAnswer.SendAsync(_client, "PATCH", path, $$"""{"caps":{{caps}}}""");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body?.ToJsonString());
    }

    private async Task<JsonArray> CapsAsync(string query) => (await ApiAnswer.SendAsync(_client, "GET", "/api/v1/caps" + query)).Body!["items"]!.AsArray();

    private static string Line(JsonArray caps, string what, params string[] fields)
    {
        var cap = Assert.Single(caps, each => (string?)each!["what"] == what)!;
        return string.Join('|', fields.Select(field => cap[field] is { } value && value.GetValueKind() == System.Text.Json.JsonValueKind.String && field is not ("limit" or "used") ? (string?)value : cap[field]?.ToJsonString() ?? "null"));
    }
}
