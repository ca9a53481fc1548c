using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>Clicks of another platform, taken over by API.</summary>
public sealed class ClickImportTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ApiNode _node = null!;
    private SeededTenant _tenant = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await database.NodeAsync();
        _tenant = await database.CreateSeededTenantAsync("Agency");
        _client = await _node.ClientAsync(_tenant.Id, ApiScope.Read, ApiScope.Write);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_late_conversion_of_the_other_platform_finds_its_publisher()
    {
        var (status, lines) = await ImportAsync("text/csv", $"""
            foreign_id,publisher,offer,at,sub1,sub3,click_ref,payout_ref
            102a,{_tenant.Publisher},Acme offer,{At(-9)},one,"three, quoted",ref-1,P7
            """);
        Assert.Equal((HttpStatusCode.MultiStatus, "imported"), (status, (string?)lines[0]!["result"]));
        Assert.Equal("one||three, quoted|ref-1|payout_ref,P7|1024|9", await ScalarAsync(
            "select array_to_string(subs, '|', '') || '|' || click_ref || '|' || array_to_string(others, ',') || '|' || flags || '|' || (current_date - day) from clicks where tenant_id = $tenant"));

        var receipt = await RecordAsync(new Postback { ClickId = "102a", TransactionId = "o1" });

        Assert.Equal(PostbackVerdict.Accepted, receipt.Verdict);
        Assert.Equal(_tenant.Publisher.Value.ToString(), await ScalarAsync("select publisher_id from conversions where tenant_id = $tenant"));
        Assert.Equal((string?)lines[0]!["click_id"], (string?)(await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/conversions?txn_id=o1")).Body!["items"]![0]!["click_id"]);
        var shown = (await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/clicks/{lines[0]!["click_id"]}")).Body!;
        Assert.Equal("three, quoted", (string?)shown["subs"]![2]);
    }

    [Fact]
    public async Task Every_row_gets_its_result_and_a_wrong_one_hurts_only_itself()
    {
        var (_, lines) = await ImportAsync("application/x-ndjson", $$"""
            {"foreign_id":"a","publisher":"{{_tenant.Publisher}}","offer":"{{_tenant.Offer}}","at":"{{At(-1)}}"}
            {"foreign_id":"b","publisher":"nobody","offer":"{{_tenant.Offer}}","at":"{{At(-1)}}"}
            {"foreign_id":"c","publisher":"{{_tenant.Publisher}}","offer":"{{_tenant.Offer}}","at":"yesterday"}
            {"foreign_id":"a","publisher":"{{_tenant.Publisher}}","offer":"{{_tenant.Offer}}","at":"{{At(-2)}}"}
            {"foreign_id":"d","publisher":"{{_tenant.Publisher}}","offer":"{{_tenant.Offer}}","at":"{{At(-500)}}"}
            {"foreign_id":"e","publisher":"{{_tenant.Publisher}}","offer":"{{_tenant.Offer}}","at":"{{At(-3)}}","colour":"blue"}
            {"publisher":"{{_tenant.Publisher}}","offer":"{{_tenant.Offer}}","at":"{{At(-3)}}"}
            {"foreign_id":"f","publisher":"{{_tenant.Publisher}}","offer":"{{_tenant.Offer}}","at":"{{At(-3)}}"}
            """);

        Assert.Equal(
            "1 imported , 2 refused publisher, 3 refused at, 4 known , 5 refused at, 6 refused colour, 7 refused foreign_id, 8 imported ",
            string.Join(", ", lines.Select(line => $"{line!["row"]} {line["result"]} {line["reason"]}")));
    }

    [Fact]
    public async Task Running_a_file_again_stores_nothing_twice_and_no_count_moves()
    {
        var file = "foreign_id;publisher;offer;at\n" + string.Join('\n', Enumerable.Range(0, 1_200).Select(number => $"id{number};{_tenant.Publisher};{_tenant.Offer};{At(-1 - (number % 30))}"));
        var (_, first) = await ImportAsync("text/csv", file);
        var (_, second) = await ImportAsync("text/csv", file);

        Assert.All(first, line => Assert.Equal("imported", (string?)line!["result"]));
        Assert.All(second, line => Assert.Equal("known", (string?)line!["result"]));
        Assert.Equal("1200|1200", await ScalarAsync("select (select count(*) from clicks where tenant_id = $tenant) || '|' || (select count(*) from imported_clicks where tenant_id = $tenant)"));
        Assert.Equal("0", await ScalarAsync("select count(*) from click_rollups where tenant_id = $tenant"));
        Assert.True((bool)(await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/balance?from={DateTime.UtcNow.AddDays(-40):yyyy-MM-dd}&to={DateTime.UtcNow:yyyy-MM-dd}")).Body!["balanced"]!);
    }

    [Fact]
    public async Task What_is_no_file_of_clicks_is_said_so()
    {
        var (_, columns) = await ImportAsync("text/csv", "id,publisher\n1,2");
        var (_, json) = await ImportAsync("application/json", "[{\"foreign_id\":");
        var (other, _) = await ImportAsync("application/xml", "<a/>");
        var (_, empty) = await ImportAsync("application/json", "[]");

        Assert.Contains("There is no column id", (string?)Assert.Single(columns)!["detail"], StringComparison.Ordinal);
        Assert.Equal("malformed", (string?)Assert.Single(json)!["reason"]);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, other);
        Assert.Empty(empty);
    }

    [Fact]
    public async Task Another_tenants_imported_ids_are_its_own()
    {
        var other = await database.CreateSeededTenantAsync("Other", new Seed { Name = "Other" });
        await ImportAsync("text/csv", $"foreign_id,publisher,offer,at\nshared,{_tenant.Publisher},{_tenant.Offer},{At(-1)}\ntheirs,{other.Publisher},{other.Offer},{At(-1)}");

        Assert.Equal("shared", await ScalarAsync("select string_agg(foreign_id, ' ') from imported_clicks where tenant_id = $tenant"));
        Assert.Equal(PostbackVerdict.Rejected, (await RecordAsync(new Postback { ClickId = "shared" }, other)).Verdict);
    }

    private static string At(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("yyyy-MM-dd'T'12:00:00'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(HttpStatusCode Status, JsonArray Lines)> ImportAsync(string type, string file)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        var answer = await _client.PostAsync("/api/v1/clicks/import", content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()) as JsonArray ?? []);
    }

    private Task<Receipt> RecordAsync(Postback postback) => RecordAsync(postback, _tenant);

    private async Task<Receipt> RecordAsync(Postback postback, SeededTenant tenant)
    {
        var receipt = ReceiptId.New(DateTimeOffset.UtcNow);
        await database.Services.GetRequiredService<IInboundLog>().AppendAsync(
            new InboundPostback { Id = receipt, TenantId = tenant.Id, AdvertiserId = tenant.Advertiser, Method = "GET", Target = "/postback", Verdict = PostbackVerdict.Waiting, Postback = postback }, CancellationToken.None);
        return await database.Services.GetRequiredService<IConversionLedger>().RecordAsync(tenant.Id, tenant.Advertiser, receipt, postback, CancellationToken.None);
    }

    private Task<string?> ScalarAsync(string query) =>
        Sql.ScalarAsync(database.Database.SuperuserConnectionString, query.Replace("$tenant", $"'{_tenant.Id.Value}'", StringComparison.Ordinal));
}
