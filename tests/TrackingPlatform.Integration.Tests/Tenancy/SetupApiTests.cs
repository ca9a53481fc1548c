using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>The set-up through the REST API, as a script would use it.</summary>
public sealed class SetupApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ApiNode _node = null!;
    private SeededTenant _tenant = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await database.NodeAsync();
        _tenant = await database.CreateSeededTenantAsync("Acme");
        _client = await _node.ClientAsync(_tenant.Id, ApiScope.Write);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_whole_set_up_is_made_by_script()
    {
        var advertiser = await PostAsync("advertisers", """{"name":"Northwind"}""");
        var publisher = await PostAsync("publishers", """{"name":"Deals","email":"ops@deals.example"}""");
        var offer = await PostAsync("offers", $$$"""
            {"advertiser":"{{{advertiser["id"]}}}","name":"Spring","destination":"https://shop.example/?cid={click_id}","currency":"EUR",
             "events":[{"name":"sale","payout":{"model":"fixed","amount":"2.50"},"revenue":{"model":"percent","percent":"12.5"}}]}
            """);
        var campaign = await PostAsync("campaigns", $$"""{"name":"Spring","offers":[{"offer":"{{offer["id"]}}","weight":100}]}""");
        var link = await PostAsync("links", $$"""{"campaign":"{{campaign["id"]}}","publisher":"{{publisher["id"]}}"}""");
        var template = await PostAsync("templates", $$"""{"publisher":"{{publisher["id"]}}","url":"https://partner.example/in?c={click_ref}&p={payout}"}""");

        Assert.StartsWith(_client.BaseAddress + "postback?advertiser=adv_", (string?)advertiser["postback_url"], StringComparison.Ordinal);
        Assert.EndsWith("&click_id={click_id}&token=" + advertiser["postback_token"], (string?)advertiser["postback_url"], StringComparison.Ordinal);
        Assert.Equal(_client.BaseAddress + "c/" + link["code"], (string?)link["url"]);
        Assert.Equal(("P30D", "active", "public"), ((string?)offer["attribution_window"], (string?)offer["status"], (string?)offer["visibility"]));
        Assert.Equal("""{"model":"fixed","amount":"2.50"}""", offer["events"]![0]!["payout"]!.ToJsonString());
        Assert.Equal("weighted", (string?)campaign["rotation"]);
        Assert.Equal("""["approved"]""", template["statuses"]!.ToJsonString());
    }

    [Theory]
    [InlineData("advertisers")]
    [InlineData("publishers")]
    [InlineData("offers")]
    [InlineData("campaigns")]
    [InlineData("links")]
    [InlineData("templates")]
    public async Task A_thing_is_read_changed_paused_archived_and_never_overwritten(string path)
    {
        var address = $"/api/v1/{path}/{Seeded(path)}";
        var read = await SendAsync("GET", address);
        var paused = await SendAsync("PATCH", address, """{"status":"paused"}""", read.ETag);
        var stale = await SendAsync("PATCH", address, """{"status":"active"}""", read.ETag);
        var free = await SendAsync("PATCH", address, """{"status":"archived"}""");
        var nonsense = await SendAsync("PATCH", address, """{"status":"active"}""", "\"not-ours\"");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (read.Status, paused.Status, free.Status));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version_conflict"), (stale.Status, stale.Reason));
        Assert.Equal(HttpStatusCode.PreconditionFailed, nonsense.Status);
        Assert.NotEqual(read.ETag, paused.ETag);
        Assert.Equal(("active", "paused", "archived"), ((string?)read.Body!["status"], (string?)paused.Body!["status"], (string?)free.Body!["status"]));
        Assert.Equal(free.ETag, (await SendAsync("GET", address)).ETag);
        Assert.True(SameBut(read.Body!, free.Body!, "status", "changed_at", "warnings"));
        Assert.Equal(0, (int?)(await SendAsync("GET", $"/api/v1/{path}")).Body!["total"]);
        Assert.Equal(1, (int?)(await SendAsync("GET", $"/api/v1/{path}?status=archived,paused")).Body!["total"]);
    }

    [Theory]
    [InlineData("advertisers")]
    [InlineData("publishers")]
    [InlineData("offers")]
    [InlineData("campaigns")]
    [InlineData("links")]
    [InlineData("templates")]
    public async Task Another_tenants_thing_looks_exactly_like_none_at_all(string path)
    {
        using var stranger = await _node.ClientAsync(await database.CreateTenantAsync("Other"), ApiScope.Write);
        var foreign = await ApiAnswer.SendAsync(stranger, "GET", $"/api/v1/{path}/{Seeded(path)}");
        var nothing = await ApiAnswer.SendAsync(stranger, "GET", $"/api/v1/{path}/nonsense");

        Assert.Equal((HttpStatusCode.NotFound, "not_found", "application/problem+json"), (foreign.Status, foreign.Reason, foreign.ContentType));
        Assert.Equal(nothing.Body!.ToJsonString(), foreign.Body!.ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, (await ApiAnswer.SendAsync(stranger, "PATCH", $"/api/v1/{path}/{Seeded(path)}", """{"status":"archived"}""")).Status);
        Assert.Equal("""{"items":[],"total":0,"next_cursor":null}""", (await ApiAnswer.SendAsync(stranger, "GET", $"/api/v1/{path}")).Body!.ToJsonString());
    }

    [Fact]
    public async Task A_made_thing_has_an_address_and_a_tag()
    {
        var made = await SendAsync("POST", "/api/v1/publishers", """{"name":"Deals"}""");
        var read = await SendAsync("GET", made.Location!);

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("/api/v1/publishers/" + made.Body!["id"], made.Location);
        Assert.Equal((made.ETag, (string?)made.Body["id"]), (read.ETag, (string?)read.Body!["id"]));
    }

    [Fact]
    public async Task Put_replaces_and_patch_leaves_the_rest()
    {
        var address = (await SendAsync("POST", "/api/v1/publishers", """{"name":"Deals","ref":"P-1","email":"ops@deals.example","status":"paused"}""")).Location!;

        var patched = (await SendAsync("PATCH", address, """{"name":"Better deals","ref":null}""")).Body!;
        var put = (await SendAsync("PUT", address, """{"name":"Best deals"}""")).Body!;

        Assert.Equal(("Better deals", null, "ops@deals.example", "paused"), ((string?)patched["name"], (string?)patched["ref"], (string?)patched["email"], (string?)patched["status"]));
        Assert.Equal(("Best deals", null, "paused"), ((string?)put["name"], (string?)put["email"], (string?)put["status"]));
    }

    [Fact]
    public async Task Changes_without_a_tag_all_count()
    {
        var address = $"/api/v1/templates/{_tenant.Template}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => SendAsync("PATCH", address, $$$"""{"headers":{"X-{{{number}}}":"1"}}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(4, (await SendAsync("GET", address)).Body!["headers"]!.AsObject().Count);
    }

    [Theory]
    [InlineData("""{"name":"x","nmae":"y"}""", HttpStatusCode.UnprocessableEntity, "unknown_field", "nmae")]
    [InlineData("""{"name":null}""", HttpStatusCode.UnprocessableEntity, "required", "name")]
    [InlineData("""{"name":17}""", HttpStatusCode.UnprocessableEntity, "invalid", "name")]
    [InlineData("""{"name":"\ud800"}""", HttpStatusCode.BadRequest, "malformed", null)]
    [InlineData("""{"\ud800":1}""", HttpStatusCode.BadRequest, "malformed", null)]
    [InlineData("""{"name":"x","email":"y"}""", HttpStatusCode.UnprocessableEntity, "invalid", "email")]
    [InlineData("""{"name":"x","name":"y"}""", HttpStatusCode.BadRequest, "malformed", null)]
    [InlineData("""{"name":""", HttpStatusCode.BadRequest, "malformed", null)]
    [InlineData("[]", HttpStatusCode.BadRequest, "malformed", null)]
    [InlineData("null", HttpStatusCode.BadRequest, "malformed", null)]
    public async Task A_body_that_is_wrong_is_answered_with_a_reason(string json, HttpStatusCode status, string reason, string? field)
    {
        var answer = await SendAsync("POST", "/api/v1/publishers", json);

        Assert.Equal((status, reason, "application/problem+json"), (answer.Status, answer.Reason, answer.ContentType));
        Assert.Equal(field, answer.Body!["errors"]?.AsObject().Select(pair => pair.Key).Single());
    }

    [Fact]
    public async Task A_list_is_paged_to_its_end()
    {
        foreach (var number in Enumerable.Range(0, 4))
        {
            await PostAsync("publishers", $$"""{"name":"P{{number}}"}""");
        }

        var names = new List<string?>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await SendAsync("GET", $"/api/v1/publishers?limit=2&sort=-name{cursor}")).Body!;
            names.AddRange(page["items"]!.AsArray().Select(item => (string?)item!["name"]));
            cursor = (string?)page["next_cursor"] is { } next ? "&cursor=" + next : null;
        }

        Assert.Equal(["P3", "P2", "P1", "P0", "Acme publisher"], names);
    }

    [Theory]
    [InlineData("cursor=nonsense", "invalid", "cursor")]
    [InlineData("sort=colour", "invalid", "sort")]
    [InlineData("status=gone", "invalid", "status")]
    [InlineData("advertiser=adv_1", "invalid", "advertiser")]
    [InlineData("advertsier=adv_1", "unknown_field", "advertsier")]
    public async Task A_list_asked_wrongly_says_so(string query, string reason, string field)
    {
        var answer = await SendAsync("GET", "/api/v1/offers?" + query);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), (answer.Status, answer.Reason));
        Assert.NotNull(answer.Body!["errors"]![field]);
    }

    [Fact]
    public async Task A_key_that_may_only_read_sees_no_tokens_and_changes_nothing()
    {
        using var reader = await _node.ClientAsync(_tenant.Id, ApiScope.Read);

        var advertiser = await ApiAnswer.SendAsync(reader, "GET", $"/api/v1/advertisers/{_tenant.Advertiser}");
        var written = await ApiAnswer.SendAsync(reader, "POST", "/api/v1/publishers", """{"name":"x"}""");

        Assert.Equal("****" + _tenant.PostbackToken[^4..], (string?)advertiser.Body!["postback_token"]);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (written.Status, written.Reason));
    }

    [Fact]
    public async Task A_token_is_rotated()
    {
        var answer = await SendAsync("POST", $"/api/v1/advertisers/{_tenant.Advertiser}/rotate-token");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEqual(_tenant.PostbackToken, (string?)answer.Body!["postback_token"]);
    }

    [Fact]
    public async Task The_same_request_under_one_key_is_done_once()
    {
        var first = await SendAsync("POST", "/api/v1/links", NewLink(), idempotencyKey: "k-1");
        var second = await SendAsync("POST", "/api/v1/links", NewLink(), idempotencyKey: "k-1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.Equal((first.Body!.ToJsonString(), first.ETag, first.Location), (second.Body!.ToJsonString(), second.ETag, second.Location));
        Assert.Equal(2, (int?)(await SendAsync("GET", "/api/v1/links")).Body!["total"]);
    }

    [Fact]
    public async Task A_template_is_previewed_without_being_saved()
    {
        var good = await SendAsync("POST", "/api/v1/templates/preview", """{"url":"https://partner.example/?s={sub1}&p={payout}","sample":{"sub1":"a b"}}""");
        var bad = await SendAsync("POST", "/api/v1/templates/preview", """{"url":"https://partner.example/?s={payuot}"}""");
        var later = await SendAsync("POST", "/api/v1/templates/preview", """{"url":"https://partner.example/","conversion":"cnv_1"}""");

        Assert.Equal(("https://partner.example/?s=a%20b&p=2.50", "GET"), ((string?)good.Body!["url"], (string?)good.Body["method"]));
        Assert.True(good.Body.AsObject().ContainsKey("dialect"));
        Assert.Equal((HttpStatusCode.OK, "unknown_macro"), (bad.Status, (string?)bad.Body!["problems"]![0]!["reason"]));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "unknown"), (later.Status, later.Reason));
    }

    [Fact]
    public async Task What_a_publisher_proposes_waits_and_is_approved_or_rejected_with_a_note()
    {
        var publisher = (string?)(await SendAsync("POST", "/api/v1/publishers", """{"name":"Pia's site"}""")).Body!["id"];
        var made = (await SendAsync("POST", "/api/v1/templates", $$"""{"publisher":"{{publisher}}","url":"https://pia.example/1?c={click_ref}"}""")).Body!;
        var template = $"/api/v1/templates/{made["id"]}";

        var proposed = (await SendAsync("POST", template + "/proposal", """{"url":"https://pia.example/2?c={click_ref}"}""")).Body!;
        var waiting = (await SendAsync("GET", "/api/v1/templates?proposed=true")).Body!;
        var silent = await SendAsync("POST", template + "/proposal/reject", "{}");
        var rejected = (await SendAsync("POST", template + "/proposal/reject", """{"note":"Not that host."}""")).Body!;
        await SendAsync("POST", template + "/proposal", """{"url":"https://pia.example/3?c={click_ref}"}""");
        await SendAsync("POST", template + "/proposal/approve", "{}");
        var versions = (await SendAsync("GET", template + "/versions")).Body!.AsArray();

        Assert.Equal(("pending", 2, "https://pia.example/1?c={click_ref}"), ((string?)proposed["approval"], (int?)proposed["revision"], (string?)waiting["items"]![0]!["url"]));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "required", "rejected"), (silent.Status, silent.Reason, (string?)rejected["approval"]));
        Assert.Equal(["3 approved True", "2 rejected False", "1 approved False"], versions.Select(version => $"{version!["revision"]} {version["approval"]} {version["is_current"]!.GetValue<bool>()}"));
        Assert.Equal("nothing_proposed", (await SendAsync("POST", template + "/proposal/approve", "{}")).Reason);

        // Whoever has to decide hears of it, and the publisher of what was decided.
        var notices = (await SendAsync("GET", "/api/v1/notices")).Body!["items"]!.AsArray().Where(notice => (string?)notice!["subject"] == (string?)made["id"]).ToList();
        Assert.Equal(["template_approved", "template_proposed", "template_rejected", "template_proposed"], notices.Select(notice => (string?)notice!["kind"]));
        Assert.Equal([publisher], notices[2]!["publishers"]!.AsArray().Select(each => (string?)each));
        Assert.Empty(notices[3]!["publishers"]!.AsArray());
        Assert.Contains("“Not that host.”", (string?)notices[2]!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_names_every_operation_and_the_form_of_ids()
    {
        var document = (await SendAsync("GET", "/openapi/v1.json")).Body!;

        foreach (var (path, name) in new[] { ("advertisers", "Advertiser"), ("publishers", "Publisher"), ("offers", "Offer"), ("campaigns", "Campaign"), ("links", "Link"), ("templates", "Template") })
        {
            Assert.Equal($"Create{name}", (string?)document["paths"]![$"/api/v1/{path}"]!["post"]!["operationId"]);
            Assert.Equal($"Change{name}", (string?)document["paths"]![$"/api/v1/{path}/{{id}}"]!["patch"]!["operationId"]);
            Assert.NotNull(document["components"]!["schemas"]![name + "Details"]);
        }

        Assert.Equal(
            ["Simulate", "ListBlocks", "CreateBlock", "RemoveBlock", "SettleOfferAccess", "RemoveOfferAccess"],
            [
                Operation(document, "simulate", "post"), Operation(document, "blocks", "get"), Operation(document, "blocks", "post"), Operation(document, "blocks/{id}", "delete"),
                Operation(document, "offers/{offer}/access/{publisher}", "put"), Operation(document, "offers/{offer}/access/{publisher}", "delete"),
            ]);
        Assert.NotNull(document["components"]!["schemas"]!["RuleDraft"]!["properties"]!["when"]);
        var offer = document["components"]!["schemas"]!["OfferDetails"]!["properties"]!;
        Assert.NotNull(offer["attribution_window"]);
        Assert.Contains("^off_[0-9a-z]{26}$", document.ToJsonString(), StringComparison.Ordinal);
    }

    private static string? Operation(JsonNode document, string path, string method) => (string?)document["paths"]![$"/api/v1/{path}"]![method]!["operationId"];

    private string NewLink() => $$"""{"campaign":"{{_tenant.Campaign}}","publisher":"{{_tenant.Publisher}}"}""";

    private string Seeded(string path) => path switch
    {
        "advertisers" => _tenant.Advertiser.ToString(),
        "publishers" => _tenant.Publisher.ToString(),
        "offers" => _tenant.Offer.ToString(),
        "campaigns" => _tenant.Campaign.ToString(),
        "links" => _tenant.Link.ToString(),
        _ => _tenant.Template.ToString(),
    };

    private static bool SameBut(JsonNode left, JsonNode right, params string[] names)
    {
        var (one, other) = (left.DeepClone().AsObject(), right.DeepClone().AsObject());
        foreach (var name in names)
        {
            one.Remove(name);
            other.Remove(name);
        }

        return JsonNode.DeepEquals(one, other);
    }

    private async Task<JsonNode> PostAsync(string path, string json)
    {
        var answer = await SendAsync("POST", "/api/v1/" + path, json);
        Assert.True(answer.Status is HttpStatusCode.Created, answer.Body?.ToJsonString());
        return answer.Body!;
    }

    private Task<ApiAnswer> SendAsync(string method, string path, string? json = null, string? ifMatch = null, string? idempotencyKey = null) =>
        ApiAnswer.SendAsync(_client, method, path, json, ifMatch, idempotencyKey);
}
