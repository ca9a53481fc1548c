using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>Clicks, conversions, postbacks and deliveries through the REST API.</summary>
public sealed class LogApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private LogNode _node = null!;

    private ReportingWorld World => _node.World;

    public async ValueTask InitializeAsync() => _node = await LogNode.StartAsync(database, ApiScope.Read);

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_click_is_shown_whole()
    {
        var click = World.Click(World.Now.AddHours(-2), "ref-1") with { Flags = ClickFlags.ParametersDropped | ClickFlags.Bot };
        await World.DrainAsync(click);
        var conversion = await World.ConvertAsync(click);

        var shown = await _node.GetAsync($"clicks/{click.Id}");

        Assert.Equal((click.Id.ToString(), click.At), ((string?)shown["click_id"], (DateTimeOffset)shown["at"]!));
        Assert.EndsWith("+00:00", (string?)shown["at"], StringComparison.Ordinal);
        Assert.Equal((World.Seeded.Link.ToString(), World.Seeded.LinkCode), ((string?)shown["link"], (string?)shown["link_code"]));
        Assert.Equal((World.Seeded.Campaign.ToString(), World.Seeded.Offer.ToString(), World.Seeded.Publisher.ToString()), ((string?)shown["campaign"], (string?)shown["offer"], (string?)shown["publisher"]));
        Assert.Equal(("Acme campaign", "Acme offer", "Acme publisher"), ((string?)shown["campaign_name"], (string?)shown["offer_name"], (string?)shown["publisher_name"]));
        Assert.Equal("""["one",null,"=SUM(A1)"]""", Json(shown["subs"]));
        Assert.Equal("""[{"name":"x","value":"1"},{"name":"x","value":"2"}]""", Json(shown["params"]));
        Assert.Equal(("DE", "mobile", "ref-1"), ((string?)shown["country"], (string?)shown["device"], (string?)shown["click_ref"]));
        Assert.Equal(("redirected", null, "https://shop.example/"), ((string?)shown["verdict"], (string?)shown["reason"], (string?)shown["destination"]));
        Assert.Equal("""["bot","parameters_dropped"]""", Json(shown["flags"]));
        Assert.Equal("""[{"subject":"campaign","saw":"Acme campaign","outcome":"ok"}]""", Json(shown["rules"]));
        Assert.Equal([conversion.ToString()], shown["conversions"]!.AsArray().Select(each => (string)each!));
        Assert.True((bool)shown["unique"]!);
    }

    [Fact]
    public async Task Clicks_are_found_by_every_filter_and_not_by_others()
    {
        var visitor = World.Click(World.Now).Visitor;
        var wanted = World.Click(World.Now.AddDays(-1), "abc_%1") with
        {
            Verdict = ClickVerdict.Refused, Reason = "offer_paused", Flags = ClickFlags.Truncated, LinkId = null, Destination = "",
            Parameters = new ClickParameters { ClickRef = "abc_%1", Source = "news letter" }, Visitor = visitor with { Country = "AT", Device = "tv", Key = [] },
        };
        var other = World.Click(World.Now, "abcdef");
        await World.DrainAsync(wanted, other);
        var seeded = World.Seeded;

        await FindsAsync("clicks", wanted.Id.ToString(), [
            $"click_id={wanted.Id}", "click_ref=abc_%251", "click_ref_prefix=abc_", "verdict=refused", "reason=offer_paused", "country=at", "device=tv", "source=news%20letter",
            "flag=truncated,prefetch", "unique=false", $"to={Instant(World.Now.AddHours(-1))}", $"to={Day(World.Now.AddDays(-1))}", $"click_id={wanted.Id}&country=AT&from={Instant(World.Now.AddDays(-2))}",
        ]);
        await FindsAsync("clicks", other.Id.ToString(), [$"link={seeded.Link}", "unique=true", $"from={Instant(World.Now.AddHours(-1))}", $"from={Day(World.Now)}"]);
        Assert.Equal(2, (await _node.IdsAsync($"clicks?publisher={seeded.Publisher}&offer={seeded.Offer}&campaign={seeded.Campaign}&advertiser={seeded.Advertiser}")).Count);
        await FindsNothingAsync("clicks", [
            $"click_id={wanted.Id}&publisher=pub_{new string('0', 26)}", $"click_id={wanted.Id}&from={Instant(World.Now)}", "click_ref=abc_", "country=FR", $"to={Instant(World.Now.AddDays(-2))}", "to=2000-01-01", "from=2099-12-31",
        ]);
        Assert.Null((await _node.GetAsync($"clicks/{wanted.Id}"))["destination"]);
    }

    [Fact]
    public async Task Conversions_are_found_by_every_filter_and_not_by_others()
    {
        var (click, otherClick) = (World.Click(World.Now.AddHours(-5)), World.Click(World.Now.AddHours(-6)));
        await World.DrainAsync(click, otherClick);
        var wanted = await World.ConvertAsync(click, World.Now.AddHours(-3), ConversionStatus.Rejected, "A/1 ü", reason: "manual");
        var other = await World.ConvertAsync(otherClick, World.Now.AddHours(-1), transaction: "A/2");
        var receipt = await World.ReceiveAsync(World.Now, PostbackVerdict.Accepted, click.Id, wanted, "A/1 ü");
        var seeded = World.Seeded;

        await FindsAsync("conversions", wanted.ToString(), [
            $"click_id={click.Id}", "txn_id=A%2F1%20%C3%BC", "txn_id_prefix=A/1", $"receipt={receipt}", "status=rejected,hold", "reason=manual", $"to={Instant(World.Now.AddHours(-2))}",
        ]);
        await FindsAsync("conversions", other.ToString(), ["txn_id=A/2", "status=approved", $"from={Instant(World.Now.AddHours(-2))}"]);
        Assert.Equal(
            2,
            (await _node.IdsAsync($"conversions?event=SALE&currency=eur&offer={seeded.Offer}&advertiser={seeded.Advertiser}&publisher={seeded.Publisher}&campaign={seeded.Campaign}&link={seeded.Link}")).Count);
        await FindsNothingAsync("conversions", ["txn_id=A/", "event=lead", "currency=USD", "status=hold", $"click_id={click.Id}&from={Instant(World.Now)}"]);
    }

    [Fact]
    public async Task Deliveries_are_found_by_every_filter_and_not_by_others()
    {
        var click = World.Click(World.Now.AddHours(-5));
        await World.DrainAsync(click);
        var (conversion, otherConversion) = (await World.ConvertAsync(click, transaction: "T-1"), await World.ConvertAsync(click, transaction: "U-1"));
        var wanted = await World.DeliverAsync(conversion, World.Now.AddHours(-2), DeliveryState.Dead, "gave_up", 503);
        var other = await World.DeliverAsync(otherConversion, World.Now, DeliveryState.Due);
        var seeded = World.Seeded;

        await FindsAsync("deliveries", wanted.ToString(), [
            $"conversion={conversion}", "txn_id=T-1", "txn_id_prefix=T", "state=dead", "state=dead,parked", "reason=gave_up", $"to={Instant(World.Now.AddHours(-1))}",
        ]);
        await FindsAsync("deliveries", other.ToString(), ["state=due", $"from={Instant(World.Now.AddHours(-1))}"]);
        Assert.Equal(
            2,
            (await _node.IdsAsync($"deliveries?click_id={click.Id}&template={seeded.Template}&publisher={seeded.Publisher}&offer={seeded.Offer}&advertiser={seeded.Advertiser}&event=Sale")).Count);
        await FindsNothingAsync("deliveries", ["state=parked", "txn_id=T", "event=lead", $"conversion={conversion}&state=due"]);
    }

    [Fact]
    public async Task Postbacks_are_shown_as_they_came_and_found_by_every_filter()
    {
        var click = World.Click(World.Now.AddHours(-5));
        await World.DrainAsync(click);
        var conversion = await World.ConvertAsync(click, transaction: "T-1");
        var wanted = await World.ReceiveAsync(World.Now.AddHours(-2), PostbackVerdict.Accepted, click.Id, conversion, "T-1");
        var refused = await World.ReceiveAsync(World.Now, PostbackVerdict.Rejected, reason: "click_missing");
        var seeded = World.Seeded;

        await FindsAsync("postbacks", wanted.ToString(), [
            $"conversion={conversion}", $"click_id={click.Id}", "txn_id=T-1", "txn_id_prefix=T", "verdict=accepted,held", $"offer={seeded.Offer}", $"publisher={seeded.Publisher}", $"to={Instant(World.Now.AddHours(-1))}",
        ]);
        await FindsAsync("postbacks", refused.ToString(), ["reason=click_missing", "verdict=rejected", $"from={Instant(World.Now.AddHours(-1))}"]);
        Assert.Equal(2, (await _node.IdsAsync($"postbacks?advertiser={seeded.Advertiser}")).Count);
        await FindsNothingAsync("postbacks", ["verdict=waiting", "txn_id=T", "event=lead"]);

        var shown = await _node.GetAsync($"postbacks/{wanted}");
        Assert.Equal(("accepted", conversion.ToString(), click.Id.ToString(), "T-1"), ((string?)shown["verdict"], (string?)shown["conversion"], (string?)shown["click_id"], (string?)shown["txn_id"]));
        Assert.Equal(("POST", "/postback?token=***", "amount=100", "token", 200), ((string?)shown["method"], (string?)shown["target"], (string?)shown["body"], (string?)shown["authentication"], (int)shown["http_status"]!));
        Assert.Equal(("100", "EUR", "100"), ((string?)shown["amount"], (string?)shown["currency"], (string?)shown["parsed"]!["amount"]));
        Assert.Equal("click_missing", (string?)(await _node.GetAsync($"postbacks/{refused}"))["reason"]);
    }

    [Fact]
    public async Task A_day_is_the_tenants_own_unless_another_zone_is_named()
    {
        await World.ExecuteAsync("update tenants set time_zone = 'Pacific/Kiritimati' where id = $1", World.Tenant.Value); // fourteen hours ahead of UTC
        var noon = new DateTimeOffset(World.Now.UtcDateTime.Date.AddDays(-1).AddHours(12), TimeSpan.Zero);
        var (before, after) = (World.Click(noon.AddHours(-3)), World.Click(noon));
        await World.DrainAsync(before, after);

        await FindsAsync("clicks", before.Id.ToString(), [$"to={Day(noon)}"]);
        await FindsAsync("clicks", after.Id.ToString(), [$"from={Day(noon.AddDays(1))}", $"from={Instant(noon.AddHours(-1))}&to={Day(noon)}&timezone=UTC"]);
        await FindsNothingAsync("clicks", [$"from={Day(noon.AddDays(1))}&timezone=UTC"]);
    }

    [Theory]
    [InlineData("clicks", "-time")]
    [InlineData("clicks", "time")]
    [InlineData("conversions", "-time")]
    [InlineData("conversions", "time")]
    [InlineData("deliveries", "-time")]
    [InlineData("deliveries", "time")]
    [InlineData("postbacks", "-time")]
    [InlineData("postbacks", "time")]
    public async Task A_log_is_paged_to_its_end_without_loss_or_doubling_while_rows_arrive(string log, string sort)
    {
        var there = new List<string>();
        for (var number = 0; number < 7; number++)
        {
            there.Add(await WriteAsync(log, World.Now.AddHours(-2).AddSeconds(number / 3))); // several at one time
        }

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await _node.GetAsync($"{log}?limit=3&sort={sort}{cursor}");
            seen.AddRange(LogNode.IdsOf(page));
            cursor = (string?)page["next_cursor"] is { } next ? "&cursor=" + next : null;
            await WriteAsync(log, sort == "time" ? World.Now.AddHours(-3) : World.Now); // before what has been read
        }

        var inOrder = there.Order(StringComparer.Ordinal);
        Assert.Equal(sort == "time" ? inOrder : inOrder.Reverse(), seen);
        Assert.Equal(10, (await _node.IdsAsync(log)).Count);
    }

    [Theory]
    [InlineData("clicks", "cursor=nonsense", "invalid", "cursor")]
    [InlineData("clicks", "sort=country", "invalid", "sort")]
    [InlineData("clicks", "from=yesterday", "invalid", "from")]
    [InlineData("clicks", "from=20260301", "invalid", "from")]
    [InlineData("clicks", "to=2026-03-01T12:00:00", "invalid", "to")]
    [InlineData("clicks", "from=2026-03-02&to=2026-03-01", "invalid", "to")]
    [InlineData("clicks", "from=0001-01-01", "invalid", "from")]
    [InlineData("clicks", "to=9999-12-31", "invalid", "to")]
    [InlineData("clicks", "timezone=Mars", "invalid", "timezone")]
    [InlineData("clicks", "click_id=abc", "invalid", "click_id")]
    [InlineData("clicks", "link=winter", "invalid", "link")]
    [InlineData("clicks", "verdict=accepted", "invalid", "verdict")]
    [InlineData("clicks", "country=Germany", "invalid", "country")]
    [InlineData("clicks", "device=phone", "invalid", "device")]
    [InlineData("clicks", "flag=none", "invalid", "flag")]
    [InlineData("clicks", "source=a%00b", "invalid", "source")]
    [InlineData("clicks", "sub1=x", "unknown_field", "sub1")]
    [InlineData("conversions", "status=approved,paid", "invalid", "status")]
    [InlineData("conversions", "currency=EURO", "invalid", "currency")]
    [InlineData("conversions", "Status=approved", "unknown_field", "Status")]
    [InlineData("deliveries", "state=sent", "invalid", "state")]
    [InlineData("deliveries", "conversion=dlv_1", "invalid", "conversion")]
    [InlineData("deliveries", "publisher=pub_1&publisher=pub_2", "invalid", "publisher")]
    [InlineData("postbacks", "verdict=ok", "invalid", "verdict")]
    [InlineData("postbacks", "receipt=rcp_1", "unknown_field", "receipt")]
    public async Task A_log_asked_wrongly_says_so(string log, string query, string reason, string field)
    {
        var answer = await _node.SendAsync("GET", $"{log}?{query}");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason, "application/problem+json"), (answer.Status, answer.Reason, answer.ContentType));
        Assert.Equal([field], answer.Body!["errors"]!.AsObject().Select(pair => pair.Key));
    }

    [Theory]
    [InlineData("clicks?limit=many")]
    [InlineData("clicks?unique=maybe")]
    public async Task A_number_or_a_yes_that_is_none_is_malformed(string path)
    {
        var answer = await _node.SendAsync("GET", path);
        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (answer.Status, answer.Reason));
    }

    [Theory]
    [InlineData("clicks")]
    [InlineData("conversions")]
    [InlineData("deliveries")]
    [InlineData("postbacks")]
    public async Task Another_tenants_looks_exactly_like_none_at_all(string log)
    {
        var stranger = await database.CreateTenantAsync("Other");
        var theirs = await WriteAsync(log, World.Now);

        var foreign = await _node.SendAsAsync(stranger, ApiScope.Read, "GET", $"{log}/{theirs}");
        var never = await _node.SendAsAsync(stranger, ApiScope.Read, "GET", $"{log}/{theirs[..^4]}0000");
        var nonsense = await _node.SendAsAsync(stranger, ApiScope.Read, "GET", $"{log}/nonsense");

        Assert.Equal((HttpStatusCode.NotFound, "not_found", "application/problem+json"), (foreign.Status, foreign.Reason, foreign.ContentType));
        Assert.Equal((Json(foreign.Body), Json(foreign.Body)), (Json(never.Body), Json(nonsense.Body)));
        Assert.Equal("""{"items":[],"next_cursor":null}""", Json((await _node.SendAsAsync(stranger, ApiScope.Read, "GET", log)).Body));
        Assert.Equal(theirs, Assert.Single(await _node.IdsAsync(log)));
    }

    [Fact]
    public async Task The_description_names_every_operation_filter_and_shape()
    {
        var document = await _node.DescriptionAsync();
        foreach (var (path, method, name) in new[]
        {
            ("clicks", "get", "ListClicks"), ("clicks/{click_id}", "get", "GetClick"), ("conversions", "get", "ListConversions"), ("conversions/{id}", "get", "GetConversion"),
            ("conversions/{id}", "patch", "ChangeConversion"), ("deliveries", "get", "ListDeliveries"), ("deliveries/{id}", "get", "GetDelivery"),
            ("deliveries/{id}/resend", "post", "ResendDelivery"), ("replays", "post", "CreateReplay"), ("postbacks", "get", "ListPostbacks"), ("postbacks/{receipt}", "get", "GetPostback"),
            ("trace/{id}", "get", "GetTrace"),
        })
        {
            Assert.Equal(name, (string?)document["paths"]!["/api/v1/" + path]![method]!["operationId"]);
        }

        var filters = document["paths"]!["/api/v1/deliveries"]!["get"]!["parameters"]!.AsArray().Select(each => (string)each!["name"]!);
        Assert.Empty(new[] { "conversion", "click_id", "state", "from", "to", "sort", "cursor", "limit" }.Except(filters));
        var click = document["components"]!["schemas"]!["ClickDetails"]!["properties"]!;
        Assert.NotNull(click["click_ref"]);
        Assert.Contains("\"redirected\",\"refused\"", Json(document), StringComparison.Ordinal);
        Assert.Contains("^dlv_[0-9a-z]{26}$", Json(document), StringComparison.Ordinal);
    }

    private static string? Json(JsonNode? node) => node?.ToJsonString();

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task FindsAsync(string log, string wanted, IEnumerable<string> queries)
    {
        foreach (var query in queries)
        {
            Assert.Equal((query, wanted), (query, string.Join(' ', await _node.IdsAsync($"{log}?{query}"))));
        }
    }

    private Task FindsNothingAsync(string log, IEnumerable<string> queries) => FindsAsync(log, "", queries);

    /// <summary>Puts a row of a log into the books.</summary>
    private async Task<string> WriteAsync(string log, DateTimeOffset at)
    {
        if (log == "postbacks")
        {
            return (await World.ReceiveAsync(at, PostbackVerdict.Rejected, reason: "click_missing")).ToString();
        }

        var click = World.Click(at);
        await World.DrainAsync(click);
        if (log == "clicks")
        {
            return click.Id.ToString();
        }

        var conversion = await World.ConvertAsync(click, at);
        return log == "conversions" ? conversion.ToString() : (await World.DeliverAsync(conversion, at, (DeliveryState)(at.Second % 6))).ToString();
    }
}
