using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Offers;

public sealed class EventRulesTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private SetupWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await SetupWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("dedupe", "\"click\"", "dedupe", "invalid")]
    [InlineData("hold", "\"P1M\"", "hold", "invalid")]
    [InlineData("attribution_window", "\"PT1S\"", "attribution_window", "invalid")]
    [InlineData("min_amount", "\"-1\"", "min_amount", "invalid")]
    [InlineData("max_amount", "\"1,5\"", "max_amount", "invalid")]
    [InlineData("payout_rules", """[{"name":"Gold"}]""", "payout_rules[0].payout", "required")]
    [InlineData("payout_rules", """[{"payout":{"model":"fixed"}}]""", "payout_rules[0].payout.amount", "required")]
    [InlineData("payout_rules", """[{"payout":{"model":"none"},"publishers":["pub_01jd8k0000000000000000000a"]}]""", "payout_rules[0].publishers", "unknown")]
    [InlineData("payout_rules", """[{"payout":{"model":"none"},"from":"2026-02-01T00:00:00Z","until":"2026-01-01T00:00:00Z"}]""", "payout_rules[0].until", "invalid")]
    [InlineData("payout_rules", """[{"payout":{"model":"none"},"after":{"what":"conversions","period":"month"}}]""", "payout_rules[0].after.reached", "required")]
    [InlineData("payout_rules", """[{"payout":{"model":"none"},"when":{"field":"clicks","op":"at_least","values":["3"]}}]""", "payout_rules[0].when.field", "invalid")]
    [InlineData("payout_rules", """[{"payout":{"model":"none","categories":[{"category":"a","price":{"model":"percent"}}]}}]""", "payout_rules[0].payout.categories[0].price.percent", "required")]
    public async Task An_events_rules_that_are_wrong_are_named_with_their_place(string name, string value, string field, string reason) =>
        (await CreateAsync($$$"""{"events":[{"name":"a","payout":{"model":"none"},"revenue":{"model":"none"},"{{{name}}}":{{{value}}}}]}""")).RefusedWith("events[0]." + field, reason);

    [Theory]
    [InlineData("payout", """{"category":"","price":{"model":"none"}}""", "category", "required")]
    [InlineData("revenue", """{"category":"a","price":{"model":"fixed","amount":"1,5"}}""", "price.amount", "invalid")]
    [InlineData("payout", """{"category":"a\nb","price":{"model":"none"}}""", "category", "invalid")]
    [InlineData("revenue", """{"category":"a","price":{"model":"none","tier":"1"}}""", "price.tier", "unknown_field")]
    public async Task A_price_by_category_that_is_wrong_is_named_with_its_place(string name, string category, string field, string reason)
    {
        var other = name == "payout" ? "revenue" : "payout";
        (await CreateAsync($$$"""{"events":[{"name":"a","{{{other}}}":{"model":"none"},"{{{name}}}":{"model":"none","categories":[{{{category}}}]}}]}"""))
            .RefusedWith($"events[0].{name}.categories[0].{field}", reason);
    }

    [Fact]
    public async Task Prices_by_category_are_kept_given_back_and_looked_at()
    {
        const string Payout = """{"model":"percent","percent":"5","categories":[{"category":" Fashion ","price":{"model":"percent","percent":"8"}},{"category":"toys","price":{"model":"fixed","amount":"0.5"}}]}""";
        var made = (await CreateAsync($$$"""
            {"events":[{"name":"a","payout":{{{Payout}}},"revenue":{"model":"percent","percent":"7","categories":[{"category":"toys","price":{"model":"mixed","amount":"1","percent":"7"}}]},
             "payout_rules":[{"payout":{{{Payout}}}}]}]}
            """)).Done();

        foreach (var offer in new[] { made, (await _world.Offers.UpdateAsync(_world.Owner, made.Id, made.ToDraft(), null, Token)).Done(), (await _world.Offers.FindAsync(_world.Owner, made.Id, Token)).Done() })
        {
            foreach (var payout in new[] { offer.Events[0].Payout, offer.Events[0].PayoutRules[0].Payout! })
            {
                Assert.Equal(["Fashion 8", "toys 0.5"], payout.Categories!.Select(each => $"{each.Category} {each.Price!.Percent ?? each.Price.Amount!.TrimEnd('0')}"));
            }

            Assert.Equal(("toys", "7"), (offer.Events[0].Revenue.Categories![0].Category, offer.Events[0].Revenue.Categories![0].Price!.Percent));
            Assert.Contains(offer.Warnings, warning => warning.Field == "events[0].payout.categories" && warning.Message.Contains("Fashion", StringComparison.Ordinal));
        }

        var plain = made.ToDraft();
        plain.Events![0].Payout!.Categories = [];
        Assert.Null((await _world.Offers.UpdateAsync(_world.Owner, made.Id, plain, null, Token)).Done().Events[0].Payout.Categories);
    }

    [Fact]
    public async Task How_an_events_conversions_are_taken_and_paid_is_kept_and_given_back()
    {
        const string Rules = """[{"name":"Gold","from":"2026-01-01T00:00:00Z","when":{"all":[{"field":"amount","op":"at_least","values":["100"]}]},"after":{"what":"amount","period":"month","reached":500},"payout":{"model":"percent","percent":"12.5"}}]""";
        var made = (await CreateAsync($$$"""
            {"events":[{"name":"a","payout":{"model":"none"},"revenue":{"model":"none"},"dedupe":"keep_and_add","hold":"P14D","attribution_window":"PT12H","min_amount":"5","max_amount":"500.5",
             "visible_to_publisher":false,"revenue_from_postback":true,"payout_from_postback":true,"payout_rules":{{{Rules}}}}]}
            """)).Done();

        foreach (var offer in new[] { made, (await _world.Offers.UpdateAsync(_world.Owner, made.Id, made.ToDraft(), null, Token)).Done() })
        {
            var each = offer.Events[0];
            Assert.Equal((DedupeMode.KeepAndAdd, "P14D", "PT12H", "5.00", "500.50"), (each.Dedupe, each.Hold, each.AttributionWindow, each.MinAmount, each.MaxAmount));
            Assert.Equal((false, true, true), (each.VisibleToPublisher, each.RevenueFromPostback, each.PayoutFromPostback));
            var rule = Assert.Single(each.PayoutRules);
            Assert.Equal(("Gold", "2026-01-01T00:00:00Z", "amount", "500", "12.5"), (rule.Name, rule.From, rule.After!.What, rule.After.Reached, rule.Payout!.Percent));
        }

        var plain = made.ToDraft();
        plain.Events = [new EventDraft { Name = "a", Payout = plain.Events![0].Payout, Revenue = plain.Events[0].Revenue }];
        var left = (await _world.Offers.UpdateAsync(_world.Owner, made.Id, plain, null, Token)).Done().Events[0];
        Assert.Equal((DedupeMode.Status, null, true, 0), (left.Dedupe, left.Hold, left.VisibleToPublisher, left.PayoutRules.Count));
    }

    private Task<Outcome<OfferDetails>> CreateAsync(string patch)
    {
        var json = $$"""{"advertiser":"{{_world.Tenant.Advertiser}}","name":"Spring sale","destination":"https://shop.example/?cid={click_id}","currency":"eur"}""";
        return _world.Offers.CreateAsync(_world.Owner, SetupWorld.Draft(json, AdminJson.Default.OfferDraft, patch), Token);
    }
}
