using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Postbacks;

/// <summary>What an advertiser's developer sees: real HTTP, real clicks, a real database.</summary>
public sealed class PostbackEndpointTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private PostbackNode _node = null!;
    private SeededTenant _tenant = null!;

    public async ValueTask InitializeAsync()
    {
        _tenant = await database.CreateSeededTenantAsync("Agency", new Seed { Payout = Price.PercentOf(10m), Revenue = Price.PercentOf(15m) });
        _node = await PostbackNode.StartAsync(database.Database);
        await Eventually.HoldsAsync(async () => (await _node.Client.GetAsync("/c/" + _tenant.LinkCode)).StatusCode == HttpStatusCode.Found);
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    [Fact]
    public async Task A_postback_for_a_real_click_is_accepted_once_and_then_a_duplicate()
    {
        var click = await ClickAsync();

        var (status, first) = await GetAsync($"click_id={click}&txn_id=o1&amount=49.90&adv1=x%20y&colour=blue");
        var (_, second) = await GetAsync($"click_id={click}&txn_id=o1&amount=49.90");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["conversion", "detail", "duplicate_of", "reason", "receipt", "status", "verdict"], first.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal(("accepted", "approved"), (Text(first, "verdict"), Text(first, "status")));
        Assert.StartsWith("cnv_", Text(first, "conversion"), StringComparison.Ordinal);
        Assert.Equal(("duplicate", Text(first, "conversion"), Text(first, "receipt")), (Text(second, "verdict"), Text(second, "conversion"), Text(second, "duplicate_of")));
        Assert.Equal("x y|colour,blue|4.9900", await ScalarAsync("select adv[1] || '|' || array_to_string(others, ',') || '|' || payout from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Form_and_json_say_the_same_as_the_query()
    {
        var click = await ClickAsync();
        var form = await PostAsync($"/postback?token={_tenant.PostbackToken}", $"click_id={click}&txn_id=a&amount=10", "application/x-www-form-urlencoded");
        var json = await PostAsync("/postback", $$"""{"token":"{{_tenant.PostbackToken}}","click_id":"{{click}}","txn_id":"b","amount":10.50,"currency":null}""", "application/json; charset=utf-8");
        var untyped = await PostAsync($"/postback?token={_tenant.PostbackToken}", $$""" {"click_id":"{{click}}","txn_id":"c","amount":"1"}""", null);

        Assert.All([form, json, untyped], answer => Assert.Equal("accepted", Text(answer.Body, "verdict")));
        Assert.Equal("1.0000 10.0000 10.5000", await ScalarAsync("select string_agg(amount::text, ' ' order by amount) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_dry_run_answers_what_would_become_of_it_and_stores_nothing_but_takes_a_token_like_any_other()
    {
        var click = await ClickAsync();

        var (status, told) = await GetAsync($"click_id={click}&txn_id=dry&amount=49.90&dry_run=1");
        var (refused, _) = await GetAsync($"click_id={click}&dry_run=1", "wrong");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (status, refused));
        Assert.True(told.GetProperty("dry_run").GetBoolean());
        Assert.Equal(("accepted", "4.99", "49.90 × 10 %"), (Text(told, "verdict"), Text(told.GetProperty("money"), "payout"), Text(told.GetProperty("money"), "payout_formula")));
        Assert.Equal(click, Text(told.GetProperty("attribution"), "winner"));
        Assert.Equal("0|0", await ScalarAsync("select (select count(*) from conversions where tenant_id = $tenant) || '|' || (select count(*) from inbound where tenant_id = $tenant)"));
        Assert.Equal("accepted", Text((await GetAsync($"click_id={click}&txn_id=dry&amount=49.90&dry_run=0")).Body, "verdict"));
    }

    [Fact]
    public async Task A_basket_is_paid_by_the_categories_of_its_items_and_the_trace_says_how()
    {
        using var api = await (await database.NodeAsync()).ClientAsync(_tenant.Id, ApiScope.Read, ApiScope.Write);
        const string Payout = """{"model":"percent","percent":"5","categories":[{"category":"Electronics","price":{"model":"percent","percent":"3"}},{"category":"toys","price":{"model":"fixed","amount":"0.75"}}]}""";
        var changed = await ApiAnswer.SendAsync(api, "PATCH", $"/api/v1/offers/{_tenant.Offer}", $$$"""{"events":[{"name":"sale","payout":{{{Payout}}},"revenue":{"model":"percent","percent":"12"}}]}""");
        Assert.Equal(Payout, changed.Body!["events"]![0]!["payout"]!.ToJsonString());
        var basket = $$"""
            {"click_id":"{{await ClickAsync()}}","txn_id":"b1","amount":"259.90","items":
             [{"sku":"P","category":"electronics","price":199.95},{"sku":"T","category":"Toys","quantity":2,"price":"25"},{"sku":"B","price":5}]}
            """;

        var dry = (await PostAsync($"/postback?token={_tenant.PostbackToken}&dry_run=1", basket, "application/json")).Body.GetProperty("money");
        var receipt = (await PostAsync($"/postback?token={_tenant.PostbackToken}", basket, "application/json")).Body;
        var money = (await ApiAnswer.SendAsync(api, "GET", $"/api/v1/trace/{Text(receipt, "conversion")}")).Body!["money"]!;

        // 5.9985 and 0.4975 are rounded together: 6.496 and not 6.00 and 0.50.
        Assert.Equal(("8.00", "8.00", "31.19"), (Text(dry, "payout"), (string?)money["payout"], (string?)money["revenue"]));
        Assert.Equal("199.95 × 3 % + 2 × 0.75 + 9.95 × 5 %", (string?)money["payout_formula"]);
        Assert.Equal(
            """[{"category":"Electronics","formula":"199.95 × 3 %","result":"5.9985"},{"category":"toys","formula":"2 × 0.75","result":"1.50"},{"category":null,"formula":"9.95 × 5 %","result":"0.4975"}]""",
            money["pricing"]!["payout"]!["categories"]!.ToJsonString(Readable));
        Assert.Equal(3, dry.GetProperty("payout_categories").GetArrayLength());
    }

    [Fact]
    public async Task The_token_is_never_stored()
    {
        var click = await ClickAsync();
        var token = _tenant.PostbackToken;
        await GetAsync($"click_id={click}&txn_id=q&amount=1");
        await PostAsync("/postback", $"token={token}&click_id={click}&txn_id=f&amount=1", "application/x-www-form-urlencoded");
        await PostAsync("/postback", $$"""{"click_id":"{{click}}","token":"{{token}}","amount":1}""", "application/json");
        await PostAsync("/postback?%74oken=" + token, $$"""{"token" : "{{token}}", broken""", "application/json");
        await PostAsync("/postback", $$"""{"\u0074oken":"{{token}}"}""", "application/json");

        Assert.Equal("5", await ScalarAsync("select count(*) from inbound where tenant_id = $tenant"));
        Assert.Equal("0", await ScalarAsync($"select count(*) from inbound where position('{token}' in target) > 0 or position('{token}'::bytea in body) > 0 or postback::text like '%{token}%'"));
        Assert.Equal("3", await ScalarAsync("select count(*) from inbound where tenant_id = $tenant and (target like '%oken=***%' or encode(body, 'escape') like '%oken=***%')"));
    }

    [Fact]
    public async Task A_wrong_token_stands_apart_and_a_missing_one_too()
    {
        var (wrong, body) = await GetAsync("click_id=abc", token: "nonsense");
        var (missing, _) = await GetAsync("click_id=abc", token: null);
        var (another, _) = await GetAsync($"click_id=abc&advertiser={(await database.CreateSeededTenantAsync("Other")).Advertiser}");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong, missing, another));
        Assert.Equal(("token_wrong", "rejected", 401), (Text(body, "reason"), Text(body, "verdict"), body.GetProperty("status").GetInt32()));
        Assert.StartsWith("rcp_", Text(body, "receipt"), StringComparison.Ordinal);
        Assert.Equal("0", await ScalarAsync("select count(*) from inbound where tenant_id = $tenant"));
        Assert.Equal("token_missing token_wrong", await ScalarAsync("select string_agg(distinct reason, ' ' order by reason) from inbound_unresolved"));
    }

    [Fact]
    public async Task A_signature_takes_the_tokens_place_and_only_signed_parameters_count()
    {
        var click = await ClickAsync();
        var body = Encoding.UTF8.GetBytes($"click_id={click}&txn_id=s1&amount=10");
        var signed = await SignedAsync($"/postback?advertiser={_tenant.Advertiser}&amount=99999", body, PostbackSignature.Sign(_tenant.PostbackToken, body, DateTimeOffset.UtcNow));
        Assert.Equal("accepted", Text(signed.Body, "verdict"));
        Assert.Equal("10.0000", await ScalarAsync("select amount from conversions where tenant_id = $tenant"));

        var query = $"advertiser={_tenant.Advertiser}&click_id={click}&txn_id=s2&amount=5";
        var byQuery = await SignedAsync("/postback?" + query, null, PostbackSignature.Sign(_tenant.PostbackToken, Encoding.UTF8.GetBytes(query), DateTimeOffset.UtcNow));
        Assert.Equal("accepted", Text(byQuery.Body, "verdict"));

        var forged = await SignedAsync("/postback?" + query.Replace("amount=5", "amount=6", StringComparison.Ordinal), null, PostbackSignature.Sign(_tenant.PostbackToken, Encoding.UTF8.GetBytes(query), DateTimeOffset.UtcNow));
        var late = await SignedAsync("/postback?" + query, null, PostbackSignature.Sign(_tenant.PostbackToken, Encoding.UTF8.GetBytes(query), DateTimeOffset.UtcNow.AddMinutes(-6)));
        Assert.All([forged, late], answer => Assert.Equal((HttpStatusCode.Unauthorized, "signature_wrong"), (answer.Status, Text(answer.Body, "reason"))));
        Assert.Equal("2", await ScalarAsync("select count(*) from inbound where tenant_id = $tenant and reason = 'signature_wrong' and authentication = 'none'"));
    }

    [Theory]
    [InlineData("", 400, "click_missing")]
    [InlineData("click_id=%7Bclick_id%7D", 400, "click_malformed")]
    [InlineData("click_id=$unknown", 404, "click_not_found")]
    [InlineData("click_id=$click&amount=1,5", 422, "amount_invalid")]
    [InlineData("click_id=$click&amount=1&amount=2", 400, "malformed")]
    [InlineData("coupon=SPRING", 422, "txn_id_missing")]
    [InlineData("coupon=SPRING&txn_id=c1", 422, "coupon_unknown")]
    [InlineData("user_id=nobody&txn_id=c1", 404, "click_not_found")]
    [InlineData("click_id=$click&amount=1&event=nope", 422, "event_unknown")]
    public async Task What_cannot_be_booked_is_refused_with_its_reason(string query, int status, string reason)
    {
        var (code, body) = await GetAsync(query
            .Replace("$unknown", ClickId.New(DateTimeOffset.UtcNow.AddHours(-1)).ToString(), StringComparison.Ordinal)
            .Replace("$click", await ClickAsync(), StringComparison.Ordinal));

        Assert.Equal((status, reason, "rejected"), ((int)code, Text(body, "reason"), Text(body, "verdict")));
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        Assert.NotEmpty(Text(body, "detail")!);
        Assert.Equal(reason, Text((await ReceiptAsync(Text(body, "receipt")!)).Body, "reason"));
    }

    [Fact]
    public async Task Too_large_and_too_many_are_refused_on_the_record()
    {
        var large = await PostAsync($"/postback?token={_tenant.PostbackToken}", new string('a', 64 * 1024 + 1), "application/json");
        var many = await GetAsync(string.Join('&', Enumerable.Range(0, 80).Select(number => $"p{number}=1")));
        var list = await PostAsync($"/postback?token={_tenant.PostbackToken}", "[1]", "application/json");
        var xml = await PostAsync($"/postback?token={_tenant.PostbackToken}", "<a/>", "application/xml");
        var half = await PostAsync($"/postback?token={_tenant.PostbackToken}", """{"click_id":"\ud800"}""", "application/json");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too_large"), (large.Status, Text(large.Body, "reason")));
        Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (many.Status, Text(many.Body, "reason")));
        Assert.All([list, xml, half], answer => Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (answer.Status, Text(answer.Body, "reason"))));
        Assert.Equal("5", await ScalarAsync("select count(*) from inbound where tenant_id = $tenant and verdict = 'rejected'"));
    }

    [Fact]
    public async Task Nul_and_odd_text_are_stored_as_far_as_they_can_be()
    {
        var click = await ClickAsync();
        var (status, _) = await GetAsync($"click_id={click}&amount=1&adv1=a%00b&adv2=%F0%9F%98%80&adv3=%ff%fe&p=%00");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("a\uFFFDb|\U0001F600", await ScalarAsync("select adv[1] || '|' || adv[2] from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_tenant_may_have_200_for_everything()
    {
        await Sql.ExecuteAsync(database.Logins.Platform, $"update tenants set always_answers_200 = true where id = '{_tenant.Id.Value}'");
        await Eventually.HoldsAsync(async () => (await GetAsync("click_id=abc")).Status == HttpStatusCode.OK);

        var (status, body) = await GetAsync("click_id=abc");

        Assert.Equal((HttpStatusCode.OK, "rejected", "click_malformed"), (status, Text(body, "verdict"), Text(body, "reason")));
    }

    [Fact]
    public async Task With_the_database_away_the_journal_answers_and_hands_over_later()
    {
        var click = await ClickAsync();
        _node.IsStoreAway = true;

        var (status, body) = await GetAsync($"click_id={click}&txn_id=j&amount=7");
        Assert.Equal((HttpStatusCode.Accepted, "waiting"), (status, Text(body, "verdict")));
        Assert.Equal(HttpStatusCode.NotFound, (await ReceiptAsync(Text(body, "receipt")!)).Status);

        _node.IsStoreAway = false;
        await Eventually.HoldsAsync(async () => Text((await ReceiptAsync(Text(body, "receipt")!)).Body, "verdict") == "accepted");
    }

    [Fact]
    public async Task A_receipt_is_shown_to_its_own_token_alone()
    {
        var other = await database.CreateSeededTenantAsync("Other");
        await Eventually.HoldsAsync(async () => (await GetAsync("click_id=abc", token: other.PostbackToken)).Status == HttpStatusCode.BadRequest);
        var (_, mine) = await GetAsync($"click_id={await ClickAsync()}&amount=1");

        var shown = await ReceiptAsync(Text(mine, "receipt")!);
        var foreign = await ReceiptAsync(Text(mine, "receipt")!, other.PostbackToken);
        var unproven = await ReceiptAsync(Text(mine, "receipt")!, "nonsense");

        Assert.Equal(Text(mine, "conversion"), Text(shown.Body, "conversion"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (foreign.Status, unproven.Status));
    }

    [Fact]
    public async Task A_link_that_carried_the_customer_earns_what_the_customer_buys_later()
    {
        var click = await ClickAsync("?user_id=c-7");

        var (status, booked) = await GetAsync("user_id=c-7&txn_id=u1&amount=10");

        Assert.Equal((HttpStatusCode.OK, "accepted"), (status, Text(booked, "verdict")));
        Assert.True(CrockfordBase32.TryDecode(click, out var id));
        Assert.Equal($"{id}|user_id", await ScalarAsync("select click_id || '|' || (explanation->>'model') from conversions where tenant_id = $tenant"));
        Assert.Equal("accepted", Text((await ReceiptAsync(Text(booked, "receipt")!)).Body, "verdict"));
    }

    [Fact]
    public async Task Guessing_tokens_is_slowed_down()
    {
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 90; guess++)
        {
            answers.Add((await GetAsync("click_id=abc", token: "guess" + guess)).Status);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("click_id=abc")).Status);
    }

    private async Task<string> ClickAsync(string query = "")
    {
        var answer = await _node.Client.GetAsync("/c/" + _tenant.LinkCode + query);
        var click = answer.Headers.Location!.Query["?click=".Length..];
        Assert.True(CrockfordBase32.TryDecode(click, out var id));
        await Eventually.HoldsAsync(async () => await ScalarAsync($"select count(*) from clicks where click_id = '{id}'") == "1");
        return click;
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string query) => GetAsync(query, _tenant.PostbackToken);

    private async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string query, string? token) =>
        await AnswerAsync(await _node.Client.GetAsync("/postback?" + query + (token is null ? "" : "&token=" + token)));

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string address, string body, string? type)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await AnswerAsync(await _node.Client.PostAsync(address, content));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SignedAsync(string address, byte[]? body, string signature)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, address);
        request.Headers.Add(PostbackSignature.Header, signature);
        request.Content = body is null ? null : new ByteArrayContent(body);
        return await AnswerAsync(await _node.Client.SendAsync(request));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> ReceiptAsync(string receipt, string? token = null) =>
        await AnswerAsync(await _node.Client.GetAsync($"/receipts/{receipt}?token={token ?? _tenant.PostbackToken}"));

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AnswerAsync(HttpResponseMessage answer)
    {
        var expected = (int)answer.StatusCode < 400 ? "application/json" : "application/problem+json";
        Assert.Equal(expected, answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }

    private static string? Text(JsonElement body, string field) => body.TryGetProperty(field, out var value) ? value.GetString() : null;

    private Task<string?> ScalarAsync(string query) =>
        Sql.ScalarAsync(database.Database.SuperuserConnectionString, query.Replace("$tenant", $"'{_tenant.Id.Value}'", StringComparison.Ordinal));
}
