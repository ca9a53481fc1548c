using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Integration.Tests.Reporting;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Conversions;

/// <summary>One conversion through the REST API: how it is shown, and how its status changes.</summary>
public sealed class ConversionApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private LogNode _node = null!;
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        _node = await LogNode.StartAsync(database);
        var click = _node.World.Click(_node.World.Now.AddHours(-2));
        await _node.World.DrainAsync(click);
        _address = $"conversions/{await _node.World.ConvertAsync(click, transaction: "T-1")}";
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task It_is_shown_with_its_money_history_and_attribution()
    {
        var answer = await _node.SendAsync("GET", _address);
        var shown = answer.Body!;

        Assert.Equal(("\"1\"", 1), (answer.ETag, (int)shown["event_seq"]!));
        Assert.Equal(("sale", "approved", null, "T-1"), ((string?)shown["event"], (string?)shown["status"], (string?)shown["reason"], (string?)shown["txn_id"]));
        Assert.Equal(("100.00", "12.00", "9.00", "EUR"), ((string?)shown["amount"], (string?)shown["payout"], (string?)shown["revenue"], (string?)shown["currency"]));
        Assert.Equal("2.00 + 100.00 × 10 %", (string?)shown["payout_formula"]);
        Assert.Equal("The postback named this click.", (string?)shown["attribution"]!["why"]);
        Assert.Equal(
            ("postback", "approved", "12.00", "100.00", 1),
            Assert.Single(shown["history"]!.AsArray().Select(each => ((string?)each!["source"], (string?)each["status"], (string?)each["payout"], (string?)each["amount"], (int)each["event_seq"]!))));
        Assert.StartsWith("off_", (string?)shown["offer"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_status_is_kept_as_history_with_who_said_so_and_why()
    {
        var changed = await PatchAsync("""{"status":"rejected","reason":"item_returned","note":"said by phone"}""", "\"1\"");
        var shown = changed.Body!;

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.Status, changed.ETag));
        Assert.Equal(("rejected", "item_returned", "said by phone", 2), ((string?)shown["status"], (string?)shown["reason"], (string?)shown["note"], (int)shown["event_seq"]!));
        Assert.Equal(
            [("postback", null, "approved", null), ("person", "test", "rejected", "item_returned")],
            shown["history"]!.AsArray().Select(each => ((string?)each!["source"], (string?)each["actor"], (string?)each["status"], (string?)each["reason"])));
        Assert.True(JsonNode.DeepEquals(shown, await _node.GetAsync(_address)));
        Assert.Equal("""{"suppressed":1}""", shown["deliveries"]!.ToJsonString());
        Assert.Equal("status_not_selected", (string?)(await _node.GetAsync($"deliveries?conversion={shown["id"]}"))["items"]![0]!["reason"]);
    }

    [Fact]
    public async Task A_change_of_something_older_is_refused()
    {
        await PatchAsync("""{"status":"hold"}""", "\"1\"");
        var stale = await PatchAsync("""{"status":"pending"}""", "\"1\"");
        var nonsense = await PatchAsync("""{"status":"pending"}""", "\"not-ours\"");
        var free = await PatchAsync("""{"status":"pending"}""");

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version_conflict"), (stale.Status, stale.Reason));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version_conflict"), (nonsense.Status, nonsense.Reason));
        Assert.Equal((HttpStatusCode.OK, "\"3\"", "pending"), (free.Status, free.ETag, (string?)free.Body!["status"]));
    }

    [Theory]
    [InlineData("""{"status":"rejected"}""", "required", "reason")]
    [InlineData("""{"status":"reversed","reason":" "}""", "required", "reason")]
    [InlineData("""{"status":"rejected","reason":"a\u0000b"}""", "invalid", "reason")]
    [InlineData("""{"status":"hold","note":"one\ntwo"}""", "invalid", "note")]
    [InlineData("""{"note":"only a note"}""", "required", "status")]
    [InlineData("""{"status":"paid"}""", "invalid", "status")]
    [InlineData("""{"status":7}""", "invalid", "status")]
    [InlineData("""{"status":"approved","note":"nothing new but this"}""", "unchanged", "status")]
    [InlineData("""{"status":"hold","payout":"1.00"}""", "unknown_field", "payout")]
    public async Task A_change_that_is_wrong_says_so_and_changes_nothing(string json, string reason, string field)
    {
        var answer = await PatchAsync(json);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), (answer.Status, answer.Reason));
        Assert.Equal([field], answer.Body!["errors"]!.AsObject().Select(pair => pair.Key));
        Assert.Single((await _node.GetAsync(_address))["history"]!.AsArray());
    }

    [Fact]
    public async Task The_same_wish_twice_is_one_change()
    {
        const string wish = """{"status":"rejected","reason":"test"}""";
        var first = await PatchAsync(wish);
        var again = await PatchAsync(wish);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, "\"2\""), (first.Status, again.Status, again.ETag));
        Assert.Equal(2, again.Body!["history"]!.AsArray().Count);
    }

    [Fact]
    public async Task Whoever_may_only_read_or_set_up_changes_nothing()
    {
        foreach (var scope in new[] { ApiScope.Read, ApiScope.Write })
        {
            var answer = await _node.SendAsAsync(_node.World.Tenant, scope, "PATCH", _address, """{"status":"hold"}""");
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (answer.Status, answer.Reason));
        }

        Assert.Equal("approved", (string?)(await _node.GetAsync(_address))["status"]);
    }

    [Fact]
    public async Task Another_tenants_conversion_is_not_there_to_be_changed()
    {
        var stranger = await database.CreateTenantAsync("Other");
        var foreign = await _node.SendAsAsync(stranger, ApiScope.Operate, "PATCH", _address, """{"status":"hold"}""");
        var never = await _node.SendAsync("PATCH", $"conversions/{ConversionId.New(_node.World.Now)}", """{"status":"hold"}""");

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (foreign.Status, foreign.Reason));
        Assert.Equal(never.Body!.ToJsonString(), foreign.Body!.ToJsonString());
        Assert.Equal("approved", (string?)(await _node.GetAsync(_address))["status"]);
    }

    [Fact]
    public async Task A_file_of_conversions_is_stored_read_otherwise_and_checked_before_it_is_booked()
    {
        var seeded = _node.World.Seeded;
        var stored = await _node.SendFileAsync($"uploads?advertiser={seeded.Advertiser}&timezone=Europe/Berlin&name=november.csv", "Order;Amount;Date\nT-9;1.234,50;24.11.2026\n");
        Assert.True(stored.Status is HttpStatusCode.Created, stored.Body?.ToJsonString());
        var path = $"uploads/{stored.Body!["id"]}";
        Assert.Equal(("draft", "semicolon", "comma", "day_first", 1), ((string?)stored.Body["state"], (string?)stored.Body["delimiter"], (string?)stored.Body["decimal_mark"], (string?)stored.Body["date_order"], (int)stored.Body["rows"]!));
        Assert.Equal(["txn_id", "amount", "timestamp"], stored.Body["columns"]!.AsArray().Select(column => (string?)column!["field"]));

        var changed = await _node.SendAsync("PATCH", path, """{"fields":["adv1","amount",""]}""", stored.ETag);
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.Status, changed.ETag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _node.SendAsync("PATCH", path, """{"decimal_mark":"point"}""", stored.ETag)).Status);
        Assert.NotNull((await _node.SendAsync("PATCH", path, """{"fields":["amount","amount","sku"]}""")).Body!["errors"]!["fields[2]"]);
        var sample = await _node.SendAsync("GET", path + "/sample");
        Assert.Equal("""{"adv1":"T-9","amount":"1234.50"}""", sample.Body![0]!["postback"]!.ToJsonString());

        Assert.Equal(HttpStatusCode.Conflict, (await _node.SendAsync("POST", path + "/book")).Status);
        Assert.Equal("checking", (string?)(await _node.SendAsync("POST", path + "/check")).Body!["state"]);
        Assert.Equal(HttpStatusCode.Conflict, (await _node.SendAsync("DELETE", path)).Status);
        Assert.Equal("draft", (string?)(await _node.SendAsync("POST", path + "/stop")).Body!["state"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await _node.SendAsAsync(_node.World.Tenant, ApiScope.Read, "POST", path + "/check")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await _node.SendAsync("DELETE", path)).Status);
        Assert.NotNull((await _node.SendFileAsync($"uploads?advertiser={seeded.Advertiser}", "Order")).Body!["errors"]!["file"]);
    }

    [Fact]
    public async Task A_partners_list_is_held_against_the_books_and_signed_off()
    {
        var seeded = _node.World.Seeded;
        var at = _node.World.Now.AddDays(-1);
        var made = await _node.SendFileAsync($"reconciliations?partner={seeded.Advertiser}&from={at:yyyy-MM-dd}&to={at.AddDays(2):yyyy-MM-dd}", "order,amount\nT-1,90.00\nT-2,5.00\n");
        Assert.True(made.Status is HttpStatusCode.Created, made.Body?.ToJsonString());
        var path = $"reconciliations/{made.Body!["id"]}";
        Assert.Equal(["amount_differs", "only_there"], made.Body["sums"]!.AsArray().Select(sum => (string?)sum!["class"]).Order());

        Assert.Equal(1, (int)(await _node.SendAsync("POST", path + "/actions", """{"action":"create","dry_run":true}""")).Body!["lines"]!);
        Assert.NotNull((await _node.SendAsync("POST", path + "/actions", """{"action":"dispute"}""")).Body!["errors"]!["note"]);
        Assert.Equal(2, (int)(await _node.SendAsync("POST", path + "/actions", """{"action":"dispute","note":"asked the shop"}""")).Body!["lines"]!);
        Assert.Equal("asked the shop", (string?)(await _node.GetAsync(path + "/lines?class=only_there"))["items"]![0]!["note"]);

        var signed = await _node.SendAsync("POST", path + "/sign", """{"note":"agreed"}""");
        Assert.Equal((HttpStatusCode.OK, "test"), (signed.Status, (string?)signed.Body!["signed_by"]));
        Assert.Equal(HttpStatusCode.Conflict, (await _node.SendAsync("POST", path + "/actions", """{"action":"approve"}""")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await _node.SendAsync("PATCH", path, "{}")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await _node.SendAsync("DELETE", path)).Status);
    }

    [Fact]
    public async Task Statements_are_looked_at_made_paid_and_not_paid_twice()
    {
        var seeded = _node.World.Seeded;
        var publisher = seeded.Publisher.ToString();
        var day = _node.World.Now.AddDays(-1);
        Assert.Equal(HttpStatusCode.OK, (await _node.SendAsync("POST", $"accounts/{publisher}/entries", """{"kind":"adjustment","amount":"7.00","currency":"EUR","note":"bonus"}""")).Status);
        Assert.NotNull((await _node.SendAsync("POST", $"accounts/{publisher}/entries", """{"kind":"prepayment","amount":"7.00","currency":"EUR","note":"x"}""")).Body!["errors"]!["kind"]);
        var looked = await _node.SendAsync("POST", "statements", $$"""{"partner":"{{publisher}}","to":"{{day:yyyy-MM-dd}}","dry_run":true}""");
        Assert.True(looked.Status is HttpStatusCode.OK, looked.Body?.ToJsonString());
        Assert.Null(looked.Body![0]!["id"]);
        Assert.NotNull((await _node.SendAsync("POST", "statements", $$"""{"partner":"{{publisher}}","to":"2099-01-01"}""")).Body!["errors"]!["to"]);

        var made = await _node.SendAsync("POST", "statements", $$"""{"partner":"{{publisher}}","to":"{{day:yyyy-MM-dd}}"}""");
        Assert.Equal((HttpStatusCode.Created, "S-000001", "7.00", "due"), (made.Status, (string?)made.Body![0]!["number"], (string?)made.Body[0]!["due"], (string?)made.Body[0]!["state"]));
        var path = $"statements/{made.Body[0]!["id"]}";
        Assert.NotNull((await _node.SendAsync("POST", path + "/payments", """{"amount":"7.01"}""")).Body!["errors"]!["amount"]);
        Assert.Equal("partly_paid", (string?)(await _node.SendAsync("POST", path + "/payments", """{"amount":"3.00","paid_on":"2026-11-24","note":"SEPA"}""")).Body!["state"]);
        Assert.Equal(HttpStatusCode.Conflict, (await _node.SendAsync("POST", path + "/void", """{"note":"late"}""")).Status);
        Assert.Equal("paid", (string?)(await _node.SendAsync("POST", path + "/payments", """{"amount":"4.00"}""")).Body!["state"]);
        Assert.Single((await _node.GetAsync($"statements?side=publisher&partner={publisher}"))["items"]!.AsArray());
    }

    private Task<ApiAnswer> PatchAsync(string json, string? ifMatch = null) => _node.SendAsync("PATCH", _address, json, ifMatch);
}
