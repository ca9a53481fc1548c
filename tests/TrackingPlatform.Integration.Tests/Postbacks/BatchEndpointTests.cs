using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Postbacks;

/// <summary>Many postbacks in one request: real HTTP, real clicks, a real database.</summary>
public sealed class BatchEndpointTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
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
    public async Task Every_row_gets_its_receipt_in_order_and_a_broken_one_hurts_itself_only()
    {
        var click = await ClickAsync();
        var (status, receipts) = await SendAsync(
            $$"""
            {"click_id":"{{click}}","txn_id":"1","amount":10}
            {"click_id":"{{click}}","txn_id":"1","amount":10}
            no json at all
            {"click_id":"{{click}}","txn_id":"2","amount":"ten"}
            {"click_id":"{{click}}","txn_id":"3","amount":30,"advertiser":"adv_0661hgz4c8e2k6p0s5w9b3f7m1"}
            {"click_id":"{{click}}","txn_id":"1","amount":11}
            {"click_id":"{{click}}","txn_id":"4","amount":40}
            """,
            "application/x-ndjson");

        Assert.Equal(HttpStatusCode.MultiStatus, status);
        Assert.Equal(
            ["accepted", "duplicate", "rejected malformed", "rejected amount_invalid", "rejected advertiser_mismatch", "updated", "accepted"],
            receipts.Select(receipt => (Text(receipt, "verdict") + " " + Text(receipt, "reason")).Trim()));
        Assert.Equal(Text(receipts[0], "receipt"), Text(receipts[1], "duplicate_of"));
        Assert.Equal("7", await ScalarAsync("select count(*) from inbound where tenant_id = $tenant"));
        Assert.Equal("11.0000 40.0000", await ScalarAsync("select string_agg(amount::text, ' ' order by amount) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task Csv_and_a_zipped_array_do_as_well()
    {
        var click = await ClickAsync();
        var csv = await SendAsync($"click_id;txn_id;amount\n{click};a;1\n{click};b;2\n", "text/csv");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($$"""[{"click_id":"{{click}}","txn_id":"c","amount":3}]"""), TestContext.Current.CancellationToken);
        }

        using var request = Request(packed.ToArray(), "application/json", null);
        request.Content!.Headers.ContentEncoding.Add("gzip");
        var array = await SendAsync(request);

        Assert.Equal(["accepted", "accepted", "accepted"], csv.Receipts.Concat(array.Receipts).Select(receipt => Text(receipt, "verdict")));
    }

    [Fact]
    public async Task The_same_batch_under_the_same_key_gets_the_same_receipts_and_books_nothing_again()
    {
        var click = await ClickAsync();
        var body = $$"""[{"click_id":"{{click}}","txn_id":"k1","amount":1},{"click_id":"{{click}}","txn_id":"k2","amount":"bad"}]""";
        var first = await SendAsync(Request(Encoding.UTF8.GetBytes(body), "application/json", "night-1"));
        var second = await SendAsync(Request(Encoding.UTF8.GetBytes(body), "application/json", "night-1"));
        using var other = Request(Encoding.UTF8.GetBytes(body.Replace("k1", "k3", StringComparison.Ordinal)), "application/json", "night-1");
        using var refused = await _node.Client.SendAsync(other, TestContext.Current.CancellationToken);

        Assert.Equal(first.Receipts.Select(receipt => receipt.ToString()), second.Receipts.Select(receipt => receipt.ToString()));
        Assert.Equal(["accepted", "rejected"], second.Receipts.Select(receipt => Text(receipt, "verdict")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("idempotency_key_reused", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("1", await ScalarAsync("select count(*) from conversions where tenant_id = $tenant"));
    }

    [Fact]
    public async Task A_row_with_a_key_is_the_same_row_in_every_batch()
    {
        var click = await ClickAsync();
        var row = $$"""{"click_id":"{{click}}","txn_id":"r1","amount":1,"idempotency_key":"row-1"}""";
        var first = await SendAsync($"[{row},{row}]", "application/json");
        var second = await SendAsync($$"""[{"click_id":"{{click}}","txn_id":"r2","amount":2},{{row}}]""", "application/json");

        Assert.Single(new[] { first.Receipts[0], first.Receipts[1], second.Receipts[1] }.Select(receipt => receipt.ToString()).Distinct());
        Assert.Equal("accepted", Text(second.Receipts[0], "verdict"));
        Assert.Equal("2", await ScalarAsync("select count(*) from inbound where tenant_id = $tenant"));
    }

    [Fact]
    public async Task What_is_no_batch_is_refused_whole_with_one_receipt()
    {
        using var noType = await _node.Client.SendAsync(Request([1, 2, 3], "image/png", null), TestContext.Current.CancellationToken);
        using var empty = await _node.Client.SendAsync(Request("[]"u8.ToArray(), "application/json", null), TestContext.Current.CancellationToken);
        using var tooMany = await _node.Client.SendAsync(Request(Encoding.UTF8.GetBytes("click_id\n" + string.Concat(Enumerable.Repeat("x\n", 10_001))), "text/csv", null), TestContext.Current.CancellationToken);
        using var tooLarge = await _node.Client.SendAsync(Request(new byte[(8 * 1024 * 1024) + 1], "text/csv", null), TestContext.Current.CancellationToken);
        using var bomb = await _node.Client.SendAsync(Bomb(), TestContext.Current.CancellationToken);
        using var wrong = Request("click_id\nx"u8.ToArray(), "text/csv", null);
        wrong.RequestUri = new Uri("/postback/batch?token=wrong", UriKind.Relative);
        using var stranger = await _node.Client.SendAsync(wrong, TestContext.Current.CancellationToken);

        Assert.Equal(
            [HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.Unauthorized],
            new[] { noType, empty, tooMany, tooLarge, bomb, stranger }.Select(answer => answer.StatusCode));
        Assert.Equal("0", await ScalarAsync("select count(*) from inbound where tenant_id = $tenant and verdict <> 'rejected'"));
    }

    [Fact]
    public async Task With_the_database_away_every_row_is_kept_and_judged_later()
    {
        var click = await ClickAsync();
        _node.IsStoreAway = true;
        var kept = await SendAsync($"click_id,txn_id,amount\n{click},w1,1\n{click},w2,2\n", "text/csv");
        _node.IsStoreAway = false;

        Assert.Equal(["waiting", "waiting"], kept.Receipts.Select(receipt => Text(receipt, "verdict")));
        await Eventually.HoldsAsync(async () => await ScalarAsync("select count(*) from conversions where tenant_id = $tenant") == "2");
    }

    [Fact]
    public async Task Caps_are_exact_over_the_rows_of_batches_sent_side_by_side()
    {
        await ScalarAsync("""update offers set caps = '[{"what":"conversions","period":"day","limit":"50","overflow":"hold"}]' where tenant_id = $tenant""");
        var click = await ClickAsync();
        var batches = await Task.WhenAll(Enumerable.Range(0, 4).Select(batch =>
            SendAsync("click_id,txn_id,amount\n" + string.Concat(Enumerable.Range(0, 30).Select(row => $"{click},C{batch}-{row},10\n")), "text/csv")));

        var verdicts = batches.SelectMany(batch => batch.Receipts).Select(receipt => Text(receipt, "verdict")).ToList();
        Assert.Equal((50, 70), (verdicts.Count(verdict => verdict == "accepted"), verdicts.Count(verdict => verdict == "held")));
        Assert.Equal("50", await ScalarAsync("select count(*) from conversions where tenant_id = $tenant and status = 'approved'"));
    }

    [Fact]
    public async Task The_same_batch_sent_many_times_at_once_books_every_row_once()
    {
        var click = await ClickAsync();
        var body = "click_id,txn_id,amount\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{click},S{row},10\n"));
        var batches = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync(body, "text/csv")));

        var verdicts = batches.SelectMany(batch => batch.Receipts).Select(receipt => Text(receipt, "verdict")).ToList();
        Assert.Equal((40, 200), (verdicts.Count(verdict => verdict == "accepted"), verdicts.Count(verdict => verdict == "duplicate")));
        Assert.Equal("40 40", await ScalarAsync("select (select count(*) from conversions where tenant_id = $tenant) || ' ' || (select count(*) from conversion_changes where tenant_id = $tenant)"));
    }

    [Fact]
    public async Task A_thousand_rows_are_booked_with_their_deliveries_and_add_up()
    {
        var click = await ClickAsync();
        var body = "click_id,txn_id,amount\n" + string.Concat(Enumerable.Range(1, 1_200).Select(number => $"{click},T{number % 1_000},{number % 1_000}.50\n"));
        var (_, receipts) = await SendAsync(body, "text/csv");

        Assert.Equal(1_200, receipts.Count);
        Assert.Equal((1_000, 200), (receipts.Count(receipt => Text(receipt, "verdict") == "accepted"), receipts.Count(receipt => Text(receipt, "verdict") == "duplicate")));
        Assert.Equal("1000 1000 1000", await ScalarAsync(
            """
            select (select count(*) from conversions where tenant_id = $tenant) || ' ' || (select count(*) from conversion_changes where tenant_id = $tenant)
                || ' ' || (select count(*) from (select 1 from deliveries where tenant_id = $tenant union all select 1 from deliveries_done where tenant_id = $tenant) told)
            """));
        Assert.Equal(
            await ScalarAsync("select sum(payout)::text from conversions where tenant_id = $tenant"),
            await ScalarAsync("select sum(payout)::text from (select payout from conversion_deltas where tenant_id = $tenant union all select payout from conversion_rollups where tenant_id = $tenant) figures"));
    }

    private HttpRequestMessage Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(new byte[64 * 1024 * 1024]);
        }

        var request = Request(packed.ToArray(), "text/csv", null);
        request.Content!.Headers.ContentEncoding.Add("gzip");
        return request;
    }

    private HttpRequestMessage Request(byte[] body, string type, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/postback/batch?token={_tenant.PostbackToken}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(type);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    private Task<(HttpStatusCode Status, IReadOnlyList<JsonElement> Receipts)> SendAsync(string body, string type) => SendAsync(Request(Encoding.UTF8.GetBytes(body), type, null));

    private async Task<(HttpStatusCode Status, IReadOnlyList<JsonElement> Receipts)> SendAsync(HttpRequestMessage request)
    {
        using var answer = await _node.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.MultiStatus, $"{answer.StatusCode}: {text}");
        return (answer.StatusCode, [.. JsonSerializer.Deserialize<JsonElement>(text).EnumerateArray()]);
    }

    private async Task<string> ClickAsync()
    {
        using var answer = await _node.Client.GetAsync("/c/" + _tenant.LinkCode, TestContext.Current.CancellationToken);
        var click = answer.Headers.Location!.Query["?click=".Length..];
        Assert.True(CrockfordBase32.TryDecode(click, out var id));
        await Eventually.HoldsAsync(async () => await ScalarAsync($"select count(*) from clicks where click_id = '{id}'") == "1");
        return click;
    }

    private Task<string?> ScalarAsync(string query) =>
        Sql.ScalarAsync(database.Database.SuperuserConnectionString, query.Replace("$tenant", $"'{_tenant.Id.Value}'", StringComparison.Ordinal));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
