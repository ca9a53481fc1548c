using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Clicks;
using TrackingPlatform.Integration.Tests.Reporting;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Campaigns;

/// <summary>From clicks and conversions to the visitors of the next minutes.</summary>
public sealed class OptimisedRotationTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ApiNode _node = null!;
    private ReportingWorld _world = null!;
    private HttpClient _client = null!;
    private OfferId _rival;

    public async ValueTask InitializeAsync()
    {
        _node = await database.NodeAsync();
        _world = await ReportingWorld.FoundAsync(database.Database);
        _client = await _node.ClientAsync(_world.Tenant, ApiScope.Write);
        var rival = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/offers", $$"""{"advertiser":"{{_world.Seeded.Advertiser}}","name":"Rival","destination":"https://rival.example/","currency":"EUR"}""");
        _rival = EntityId.TryParse<OfferId>((string?)rival.Body!["id"], out var id) ? id : throw new InvalidOperationException(rival.Body.ToJsonString());
        await ChangeAsync($$"""{"rotation":"optimised","goal":"revenue","offers":[{"offer":"{{_world.Seeded.Offer}}","weight":50},{"offer":"{{_rival}}","weight":50}]}""");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Visitors_move_to_the_offer_that_converts()
    {
        using var folder = new TemporaryFolder();
        await using var edge = await ClickNode.StartAsync(database.Logins, folder.Path, database.Services.GetRequiredService<SecretBox>());
        Assert.InRange(await SentToRivalAsync(edge), 9, 11);

        await ClickAndConvertAsync(clicks: 300, conversions: 60);
        await LearnAsync(steps: 8);

        var offers = (await SharesAsync())["routes"]![0]!["offers"]!.AsArray();
        Assert.Equal(
            ("Acme offer", 300, 60, "1.8", "EUR"),
            ((string?)offers[0]!["offer_name"], (int)offers[0]!["clicks"]!, (int)offers[0]!["converted"]!, (string?)offers[0]!["value_per_click"], (string?)offers[0]!["currency"]));
        Assert.Equal((0.95, 0.05), ((double)offers[0]!["share"]!, (double)offers[1]!["share"]!));
        Assert.Equal(("Rival", 0), ((string?)offers[1]!["offer_name"], (int)offers[1]!["converted"]!));
        await Eventually.HoldsAsync(async () => await SentToRivalAsync(edge) == 1);
        var tried = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/simulate", $$"""{"link":"{{_world.Seeded.LinkCode}}"}""");
        Assert.Equal([0.95, 0.05], tried.Body!["shares"]!.AsArray().Select(share => (double)share!["share"]!));
    }

    [Fact]
    public async Task Young_clicks_rejected_conversions_and_foreign_money_prove_nothing()
    {
        await ClickAndConvertAsync(clicks: 40, conversions: 0);
        var young = Click(_world.Seeded.Offer, TimeSpan.FromMinutes(5));
        var old = Click(_world.Seeded.Offer, TimeSpan.FromHours(3));
        await _world.DrainAsync(young, old);
        await _world.ConvertAsync(young, _world.Now, ConversionStatus.Approved);
        await _world.ConvertAsync(old, old.At.AddMinutes(5), ConversionStatus.Rejected);
        await _world.ConvertAsync(Click(_rival, TimeSpan.FromHours(3)) with { Currency = Domain.Amounts.Currency.Of("USD"), OfferId = _world.Seeded.Offer }, old.At.AddMinutes(5), ConversionStatus.Pending);
        await LearnAsync(steps: 1);

        var offer = Of((await SharesAsync())["routes"]![0]!, "Acme offer");
        Assert.Equal((41, 1, "0"), ((int)offer["clicks"]!, (int)offer["converted"]!, (string?)offer["value_per_click"]));
    }

    [Fact]
    public async Task What_was_learnt_outlives_an_edit_and_a_rule_learns_apart()
    {
        await ClickAndConvertAsync(clicks: 200, conversions: 40);
        await LearnAsync(steps: 2);
        await ChangeAsync($$$"""
            {"name":"Another name","exploration":20,"rules":[{"name":"Germany","when":{"field":"country","values":["DE"]},
              "then":{"offers":[{"offer":"{{{_rival}}}"},{"offer":"{{{_world.Seeded.Offer}}}"}],"rotation":"optimised"}}]}
            """);

        var shares = await SharesAsync();
        Assert.Equal(0.7, (double)Of(shares["routes"]![1]!, "Acme offer")["share"]!);
        Assert.Equal(("Germany", 0), ((string?)shares["routes"]![0]!["rule"], shares["routes"]![0]!["offers"]!.AsArray().Count));

        await LearnAsync(steps: 1);
        shares = await SharesAsync();
        Assert.Equal((0.6, 0.8), ((double)Of(shares["routes"]![0]!, "Acme offer")["share"]!, (double)Of(shares["routes"]![1]!, "Acme offer")["share"]!));
        Assert.Equal(20, (int)shares["exploration"]!);
    }

    [Fact]
    public async Task Only_a_share_that_moves_is_news_to_the_edges()
    {
        await LearnAsync(steps: 10); // the campaigns of other tests have arrived by then
        var before = await VersionAsync();
        await ClickAndConvertAsync(clicks: 10, conversions: 0);
        await LearnAsync(steps: 1);
        Assert.Equal(before, await VersionAsync());

        await ClickAndConvertAsync(clicks: 100, conversions: 30);
        await LearnAsync(steps: 1);
        Assert.NotEqual(before, await VersionAsync());
    }

    [Fact]
    public async Task Offers_of_different_currencies_are_compared_by_conversions_only()
    {
        var foreign = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/offers", $$"""{"advertiser":"{{_world.Seeded.Advertiser}}","name":"Foreign","destination":"https://foreign.example/","currency":"USD"}""");
        var offers = $$"""[{"offer":"{{_world.Seeded.Offer}}"},{"offer":"{{foreign.Body!["id"]}}"}]""";
        var path = $"/api/v1/campaigns/{_world.Seeded.Campaign}";

        var refused = await ApiAnswer.SendAsync(_client, "PATCH", path, $$"""{"offers":{{offers}}}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("EUR and USD", refused.Body!.ToJsonString(), StringComparison.Ordinal);
        await ChangeAsync($$"""{"offers":{{offers}},"goal":"conversions"}""");
    }

    private Click Click(OfferId offer, TimeSpan ago) => _world.Click(_world.Now - ago) with { OfferId = offer };

    // As many clicks of both offers; only those of the first convert, after five minutes.
    private async Task ClickAndConvertAsync(int clicks, int conversions)
    {
        var made = Enumerable.Range(0, clicks).Select(_ => Click(_world.Seeded.Offer, TimeSpan.FromHours(3))).ToList();
        await _world.DrainAsync([.. made, .. Enumerable.Range(0, clicks).Select(_ => Click(_rival, TimeSpan.FromHours(3)))]);
        foreach (var click in made.Take(conversions))
        {
            await _world.ConvertAsync(click, click.At.AddMinutes(5));
        }
    }

    private async Task LearnAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            await database.Services.GetRequiredService<ShareLearner>().LearnAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task<int> SentToRivalAsync(ClickNode edge)
    {
        var rival = 0;
        for (var click = 0; click < 20; click++)
        {
            using var answer = await edge.Client.GetAsync($"/c/{_world.Seeded.LinkCode}", TestContext.Current.CancellationToken);
            rival += answer.Headers.Location!.Host == "rival.example" ? 1 : 0;
        }

        return rival;
    }

    private async Task<JsonNode> SharesAsync()
    {
        var answer = await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/campaigns/{_world.Seeded.Campaign}/shares");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Body!;
    }

    private async Task ChangeAsync(string json)
    {
        var answer = await ApiAnswer.SendAsync(_client, "PATCH", $"/api/v1/campaigns/{_world.Seeded.Campaign}", json);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body?.ToJsonString());
    }

    private Task<string?> VersionAsync() => _world.ScalarAsync("select version from configuration_version");

    private static JsonNode Of(JsonNode route, string offer) => route["offers"]!.AsArray().Single(each => (string?)each!["offer_name"] == offer)!;
}
