using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Postbacks;

/// <summary>What an advertiser's postbacks must prove, set by API and asked by the edge.</summary>
public sealed class SenderChecksTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private PostbackNode _node = null!;
    private ApiNode _api = null!;
    private SeededTenant _tenant = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _tenant = await database.CreateSeededTenantAsync("Agency");
        _node = await PostbackNode.StartAsync(database.Database);
        _api = await ApiNode.StartAsync(database);
        _client = await _api.ClientAsync(_tenant.Id, ApiScope.Read, ApiScope.Write, ApiScope.Operate);
        await Eventually.HoldsAsync(async () => await ReasonAsync($"token={_tenant.PostbackToken}") == "click_missing");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task An_address_that_is_not_listed_is_refused_once_the_list_is_enforced()
    {
        await AskAsync("""{"address":"enforced","addresses":["203.0.113.9/24"]}""");
        await Eventually.HoldsAsync(async () => await ReasonAsync($"token={_tenant.PostbackToken}") == "ip_not_listed");

        var answer = await _node.Client.GetAsync($"/postback?token={_tenant.PostbackToken}");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("203.0.113.0/24", (string?)(await ApiAnswer.SendAsync(_client, "GET", Path)).Body!["authentication"]!["addresses"]![0]);

        await AskAsync("""{"addresses":["203.0.113.0/24","127.0.0.1"]}""");
        await Eventually.HoldsAsync(async () => await ReasonAsync($"token={_tenant.PostbackToken}") == "click_missing");
    }

    [Fact]
    public async Task What_only_reports_takes_everything_and_counts_what_it_would_refuse()
    {
        await AskAsync("""{"token":"report_only","signature":"report_only","address":"report_only"}""");
        await Eventually.HoldsAsync(async () => await ReasonAsync($"advertiser={_tenant.Advertiser}") == "click_missing");
        await ReasonAsync($"token={_tenant.PostbackToken}");

        var intake = (await ApiAnswer.SendAsync(_client, "GET", Path + "/intake")).Body!;

        Assert.Equal(1, (int)intake["notes"]!["token_missing"]!);
        Assert.Equal(2, (int)intake["notes"]!["signature_wrong"]!);
        Assert.Equal(2, (int)intake["notes"]!["ip_not_listed"]!);
        Assert.True((int)intake["verdicts"]!["rejected"]! >= 2);
        Assert.Equal("click_missing", (string?)intake["refusals"]![0]!["reason"]);
        Assert.NotNull(intake["refusals"]![0]!["advice"]);
    }

    [Fact]
    public async Task Two_tokens_count_while_one_takes_the_others_place()
    {
        var rotated = await ApiAnswer.SendAsync(_client, "POST", Path + "/rotate-token", """{"overlap":"PT1H"}""");
        var fresh = (string)rotated.Body!["postback_token"]!;
        Assert.NotNull(rotated.Body["authentication"]!["former_token_until"]);
        await Eventually.HoldsAsync(async () => await ReasonAsync($"token={fresh}") == "click_missing");

        Assert.Equal("click_missing", await ReasonAsync($"token={_tenant.PostbackToken}"));
        Assert.Equal("click_missing", await SignedReasonAsync(_tenant.PostbackToken));
        Assert.Equal("click_missing", await SignedReasonAsync(fresh));

        var ended = await ApiAnswer.SendAsync(_client, "DELETE", Path + "/former-token");
        Assert.Null(ended.Body!["authentication"]!["former_token_until"]);
        await Eventually.HoldsAsync(async () => await ReasonAsync($"token={_tenant.PostbackToken}") == "token_wrong");
        Assert.Equal("signature_wrong", await SignedReasonAsync(_tenant.PostbackToken));
        Assert.Equal("click_missing", await ReasonAsync($"token={fresh}"));
    }

    [Fact]
    public async Task An_overlap_ends_by_itself()
    {
        await ApiAnswer.SendAsync(_client, "POST", Path + "/rotate-token", """{"overlap":"PT1S"}""");

        await Eventually.HoldsAsync(async () => await ReasonAsync($"token={_tenant.PostbackToken}") == "token_wrong");
    }

    [Fact]
    public async Task A_rotation_without_an_overlap_ends_the_old_token_at_once()
    {
        var rotated = await ApiAnswer.SendAsync(_client, "POST", Path + "/rotate-token");
        await Eventually.HoldsAsync(async () => await ReasonAsync($"token={rotated.Body!["postback_token"]}") == "click_missing");

        Assert.Equal("token_wrong", await ReasonAsync($"token={_tenant.PostbackToken}"));
    }

    [Fact]
    public async Task An_enforced_signature_makes_the_token_too_little()
    {
        await AskAsync("""{"signature":"enforced"}""");
        await Eventually.HoldsAsync(async () => await ReasonAsync($"token={_tenant.PostbackToken}") == "signature_wrong");

        Assert.Equal("click_missing", await SignedReasonAsync(_tenant.PostbackToken));
    }

    [Theory]
    [InlineData("""{"address":"enforced"}""", "authentication.addresses")]
    [InlineData("""{"addresses":["everywhere"]}""", "authentication.addresses")]
    [InlineData("""{"token":"perhaps"}""", "authentication.token")]
    [InlineData("""{"tokens":"off"}""", "authentication.tokens")]
    public async Task What_cannot_be_meant_is_refused(string authentication, string field)
    {
        var answer = await ApiAnswer.SendAsync(_client, "PATCH", Path, $$"""{"authentication":{{authentication}}}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Body!["errors"]![field]);
    }

    [Fact]
    public async Task Other_settings_leave_the_checks_as_they_are()
    {
        await AskAsync("""{"address":"report_only","addresses":["203.0.113.1"]}""");
        await ApiAnswer.SendAsync(_client, "PATCH", Path, """{"ref":"K-7"}""");

        var checks = (await ApiAnswer.SendAsync(_client, "GET", Path)).Body!["authentication"]!;
        Assert.Equal(("enforced", "off", "report_only"), ((string?)checks["token"], (string?)checks["signature"], (string?)checks["address"]));
    }

    private string Path => $"/api/v1/advertisers/{_tenant.Advertiser}";

    private async Task AskAsync(string authentication) =>
        Assert.Equal(HttpStatusCode.OK, (await ApiAnswer.SendAsync(_client, "PATCH", Path, $$"""{"authentication":{{authentication}}}""")).Status);

    private async Task<string?> ReasonAsync(string query) => ReasonOf(await _node.Client.GetAsync("/postback?" + query));

    private async Task<string?> SignedReasonAsync(string secret)
    {
        var query = $"advertiser={_tenant.Advertiser}&adv1=x";
        using var request = new HttpRequestMessage(HttpMethod.Get, "/postback?" + query);
        request.Headers.Add(PostbackSignature.Header, PostbackSignature.Sign(secret, Encoding.UTF8.GetBytes(query), DateTimeOffset.UtcNow));
        return ReasonOf(await _node.Client.SendAsync(request));
    }

    private static string? ReasonOf(HttpResponseMessage answer)
    {
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        return (string?)JsonNode.Parse(reader.ReadToEnd())!["reason"];
    }
}
