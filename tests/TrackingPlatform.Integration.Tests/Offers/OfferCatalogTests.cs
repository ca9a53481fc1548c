using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Offers;

public sealed class OfferCatalogTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private const string Events = """
        [{"name":"lead","payout":{"model":"fixed","amount":"2.5"},"revenue":{"model":"fixed","amount":"4"}},
         {"name":"sale","default":true,"payout":{"model":"percent","percent":"7.5"},"revenue":{"model":"mixed","amount":"1","percent":"10"},"auto_status":"pending"}]
        """;

    private SetupWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await SetupWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_offer_keeps_what_it_was_given()
    {
        var made = (await CreateAsync($$"""{"attribution_window":"PT36H","fallback_url":"https://else.example/","events":{{Events}}}""")).Done();
        var offer = (await _world.Offers.FindAsync(_world.Owner, made.Id, Token)).Done();

        Assert.Equal(("Spring sale", "https://shop.example/?cid={click_id}", "EUR", "P1DT12H"), (offer.Name, offer.Destination, offer.Currency.Code, offer.AttributionWindow));
        Assert.Equal((_world.Tenant.Advertiser, "Acme advertiser", "https://else.example/", EntityStatus.Active), (offer.Advertiser, offer.AdvertiserName, offer.FallbackUrl, offer.Status));
        Assert.Equal((OfferVisibility.Public, RedirectKind.Found, 0, 0), (offer.Visibility, offer.Redirect, offer.Caps.Count, offer.DeepLinkHosts.Count));
        Assert.Null(offer.Targeting);
        Assert.Collection(
            offer.Events,
            lead => Assert.Equal(("lead", false, "fixed", "2.50", null, "4.00", ConversionStatus.Approved), (lead.Name, lead.Default, lead.Payout.Model, lead.Payout.Amount, lead.Payout.Percent, lead.Revenue.Amount, lead.AutoStatus)),
            sale => Assert.Equal(("sale", true, "percent", null, "7.5", "1.00", "10", ConversionStatus.Pending), (sale.Name, sale.Default, sale.Payout.Model, sale.Payout.Amount, sale.Payout.Percent, sale.Revenue.Amount, sale.Revenue.Percent, sale.AutoStatus)));
        Assert.Empty(offer.Warnings);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"events":[]}""")]
    public async Task An_offer_without_events_gets_one_without_money(string patch)
    {
        var only = Assert.Single((await CreateAsync(patch)).Done().Events);

        Assert.Equal(("conversion", true, "none", "none"), (only.Name, only.Default, only.Payout.Model, only.Revenue.Model));
    }

    [Fact]
    public async Task Where_no_event_is_the_default_the_first_one_is() =>
        Assert.True((await CreateAsync("""{"events":[{"name":"a","payout":{"model":"none"},"revenue":{"model":"none"}},{"name":"b","payout":{"model":"none"},"revenue":{"model":"none"}}]}""")).Done().Events[0].Default);

    [Theory]
    [InlineData("""{"advertiser":null}""", "advertiser", "required")]
    [InlineData("""{"advertiser":"adv_nonsense"}""", "advertiser", "unknown")]
    [InlineData("""{"advertiser":"adv_01jd8k0c000000000000000000"}""", "advertiser", "unknown")]
    [InlineData("""{"currency":null}""", "currency", "required")]
    [InlineData("""{"currency":"EURO"}""", "currency", "invalid")]
    [InlineData("""{"currency":"XXX"}""", "currency", "invalid")]
    [InlineData("""{"destination":null}""", "destination", "required")]
    [InlineData("""{"destination":"shop.example/x"}""", "destination", "not_absolute")]
    [InlineData("""{"destination":"javascript:alert(1)"}""", "destination", "not_absolute")]
    [InlineData("""{"destination":"https://shop.example/?c={clickid}"}""", "destination", "unknown_macro")]
    [InlineData("""{"destination":"https://shop.example/?p={payout}"}""", "destination", "macro_not_available")]
    [InlineData("""{"destination":"https://{sub1}.example/"}""", "destination", "macro_in_host")]
    [InlineData("""{"fallback_url":"ftp://else.example/"}""", "fallback_url", "scheme")]
    [InlineData("""{"attribution_window":"30 days"}""", "attribution_window", "invalid")]
    [InlineData("""{"attribution_window":"PT59S"}""", "attribution_window", "invalid")]
    [InlineData("""{"attribution_window":"P367D"}""", "attribution_window", "invalid")]
    [InlineData("""{"attribution_window":"P1M"}""", "attribution_window", "invalid")]
    [InlineData("""{"status":"pending"}""", "status", "invalid")]
    [InlineData("""{"payout":"1"}""", "payout", "unknown_field")]
    [InlineData("""{"targeting":{"countries":["DE"]}}""", "targeting", "invalid")]
    [InlineData("""{"targeting":{"all":[{"field":"country","values":["DE"]},{"field":"os_version","op":"at_least","values":["new"]}]}}""", "targeting.all[1].values[0]", "invalid")]
    [InlineData("""{"caps":[{"what":"clicks","period":"day","limit":10,"overflow":"hold"}]}""", "caps[0].overflow", "invalid")]
    [InlineData("""{"caps":[{"what":"payout","period":"day","limit":"1,50"}]}""", "caps[0].limit", "invalid")]
    [InlineData("""{"caps":[{"what":"payout","period":"day","limit":1},{"what":"payout","period":"day","limit":2}]}""", "caps[1]", "taken")]
    [InlineData("""{"caps":[{"what":"payout","period":"day","limit":1,"publisher":"pub_01jd8k0000000000000000000a"}]}""", "caps[0].publisher", "unknown")]
    [InlineData("""{"events":[{"name":"a","payout":{"model":"none"},"revenue":{"model":"none"},"caps":[{"what":"clicks","period":"day","limit":1}]}]}""", "events[0].caps[0].what", "invalid")]
    [InlineData("""{"events":[{"name":"a","payout":{"model":"none"},"revenue":{"model":"none"},"caps":[{"what":"payout","period":"day","limit":1,"publisher":"pub_01jd8k0000000000000000000a"}]}]}""", "events[0].caps[0].publisher", "unknown")]
    [InlineData("""{"visibility":"hidden"}""", "visibility", "invalid")]
    [InlineData("""{"redirect":"moved"}""", "redirect", "invalid")]
    [InlineData("""{"deep_link_hosts":["shop.example","https://shop.example/x"]}""", "deep_link_hosts[1]", "invalid")]
    [InlineData("""{"deep_link_hosts":["*.example"]}""", "deep_link_hosts[0]", "invalid")]
    [InlineData("""{"deep_link_hosts":["203.0.113.7"]}""", "deep_link_hosts[0]", "invalid")]
    public async Task A_field_that_is_wrong_is_named(string patch, string field, string reason) => (await CreateAsync(patch)).RefusedWith(field, reason);

    [Fact]
    public async Task Whose_visitors_an_offer_takes_and_how_they_travel_is_kept_and_given_back()
    {
        var made = (await CreateAsync("""
            {"targeting":{"all":[{"field":"country","values":["DE","AT"]},{"field":"weekday","op":"is_not","values":["sun"],"timezone":"Europe/Vienna"}]},"targeting_soft":true,
             "visibility":"on_request","redirect":"double_meta_refresh","pass_parameters":true,"deep_link_hosts":["Shop.Example","*.Läden.example","shop.example"]}
            """)).Done();

        var read = (await _world.Offers.FindAsync(_world.Owner, made.Id, Token)).Done();
        Assert.Equal(("country", "Europe/Vienna"), (read.Targeting!.All![0].Field, read.Targeting.All[1].Timezone));
        Assert.Equal((true, OfferVisibility.OnRequest, RedirectKind.DoubleMetaRefresh, true), (read.TargetingSoft, read.Visibility, read.Redirect, read.PassParameters));
        Assert.Equal(["shop.example", "*.xn--lden-loa.example"], read.DeepLinkHosts);

        var draft = read.ToDraft();
        (draft.Targeting, draft.DeepLinkHosts, draft.Visibility, draft.Redirect, draft.TargetingSoft, draft.PassParameters) = (null, null, null, null, null, null);
        var left = (await _world.Offers.UpdateAsync(_world.Owner, made.Id, draft, null, Token)).Done();
        Assert.Null(left.Targeting);
        Assert.Empty(left.DeepLinkHosts);
        Assert.Equal((true, OfferVisibility.OnRequest, RedirectKind.DoubleMetaRefresh, true), (left.TargetingSoft, left.Visibility, left.Redirect, left.PassParameters));
    }

    [Fact]
    public async Task Caps_are_kept_given_back_and_gone_when_they_are_left_out()
    {
        var made = (await CreateAsync(
            $$"""
            {"caps":[{"what":"clicks","period":"hour","limit":1000},{"what":"payout","period":"month","limit":"500","overflow":"hold","timezone":"Asia/Tokyo","warn_at":0,"publisher":"{{_world.Tenant.Publisher}}"}],
             "events":[{"name":"a","payout":{"model":"none"},"revenue":{"model":"none"},"caps":[{"what":"conversions","period":"day","limit":"40","per":"publisher"}]}]}
            """)).Done();

        Assert.Equal(("1000", "fallback", 90), (made.Caps[0].Limit, made.Caps[0].Overflow, made.Caps[0].WarnAt));
        Assert.Equal(("500.00", "hold", "Asia/Tokyo", 0, _world.Tenant.Publisher.ToString()), (made.Caps[1].Limit, made.Caps[1].Overflow, made.Caps[1].Timezone, made.Caps[1].WarnAt, made.Caps[1].Publisher));
        Assert.Equal(("40", "publisher"), (made.Events[0].Caps[0].Limit, made.Events[0].Caps[0].Per));

        var kept = (await _world.Offers.UpdateAsync(_world.Owner, made.Id, made.ToDraft(), null, Token)).Done();
        Assert.Equal((2, 1), (kept.Caps.Count, kept.Events[0].Caps.Count));
        var draft = kept.ToDraft();
        (draft.Caps, draft.Events![0].Caps) = (null, null);
        var left = (await _world.Offers.UpdateAsync(_world.Owner, made.Id, draft, null, Token)).Done();
        Assert.Equal((0, 0), (left.Caps.Count, left.Events[0].Caps.Count));
    }

    [Fact]
    public async Task The_defaults_of_what_comes_later_are_taken() =>
        (await CreateAsync("""
            {"targeting":{},"caps":[],"visibility":"public","deep_link_hosts":[],
             "events":[{"name":"a","payout":{"model":"none"},"revenue":{"model":"none"},"dedupe":"txn_id","caps":[],"visible_to_publisher":true}]}
            """)).Done();

    [Theory]
    [InlineData("""{"payout":{"model":"fixed","amount":"2,50"}}""", "payout.amount", "invalid")]
    [InlineData("""{"payout":{"model":"fixed","amount":"1e3"}}""", "payout.amount", "invalid")]
    [InlineData("""{"payout":{"model":"fixed","amount":"-1"}}""", "payout.amount", "invalid")]
    [InlineData("""{"payout":{"model":"fixed","amount":"1.00001"}}""", "payout.amount", "invalid")]
    [InlineData("""{"payout":{"model":"fixed"}}""", "payout.amount", "required")]
    [InlineData("""{"payout":{"model":"fixed","amount":"1","percent":"5"}}""", "payout.percent", "invalid")]
    [InlineData("""{"payout":{"model":"percent","percent":"1000.1"}}""", "payout.percent", "invalid")]
    [InlineData("""{"payout":{"model":"mixed","amount":"1"}}""", "payout.percent", "required")]
    [InlineData("""{"payout":{"model":"tiered"}}""", "payout.model", "invalid")]
    [InlineData("""{"payout":{"model":null,"amount":"1"}}""", "payout.model", "required")]
    [InlineData("""{"payout":null}""", "payout", "required")]
    [InlineData("""{"revenue":null}""", "revenue", "required")]
    [InlineData("""{"payout":{"model":"none","currency":"EUR"}}""", "payout.currency", "unknown_field")]
    [InlineData("""{"name":"two words"}""", "name", "invalid")]
    [InlineData("""{"name":null}""", "name", "required")]
    [InlineData("""{"auto_status":"paid"}""", "auto_status", "invalid")]
    [InlineData("""{"id":"evt_01jd8k0c000000000000000000"}""", "id", "unknown")]
    public async Task An_event_that_is_wrong_is_named_with_its_place(string patch, string field, string reason)
    {
        var each = MergePatch.Apply(System.Text.Json.Nodes.JsonNode.Parse("""{"name":"sale","payout":{"model":"none"},"revenue":{"model":"none"}}"""), System.Text.Json.Nodes.JsonNode.Parse(patch))!;

        (await CreateAsync($$"""{"events":[{{each.ToJsonString()}}]}""")).RefusedWith("events[0]." + field, reason);
    }

    [Theory]
    [InlineData("""{"name":"SALE"}""", "events[2].name", "taken")]
    [InlineData("""{"name":"third","default":true}""", "events[2].default", "invalid")]
    public async Task Events_differ_by_name_and_one_is_the_default(string patch, string field, string reason)
    {
        var third = MergePatch.Apply(System.Text.Json.Nodes.JsonNode.Parse("""{"payout":{"model":"none"},"revenue":{"model":"none"}}"""), System.Text.Json.Nodes.JsonNode.Parse(patch))!;

        (await CreateAsync($$"""{"events":{{Events.TrimEnd()[..^1]}},{{third.ToJsonString()}}]}""")).RefusedWith(field, reason);
    }

    [Theory]
    [InlineData("""{"events":[{"name":"a","payout":{"model":"fixed","amount":2.5},"revenue":{"model":"none"}}]}""", "events[0].payout.amount", "quotes")]
    [InlineData("""{"name":17}""", "name", "quotes")]
    [InlineData("""{"events":{}}""", "events", "list")]
    [InlineData("""{"events":[null]}""", "events[0]", "null")]
    public void A_value_of_the_wrong_kind_is_named(string json, string field, string word) =>
        Assert.Contains(word, DraftBody.Read(System.Text.Json.Nodes.JsonNode.Parse(json)!, AdminJson.Default.OfferDraft).RefusedWith(field, "invalid"), StringComparison.Ordinal);

    [Fact]
    public async Task Paying_more_than_is_owed_is_allowed_with_a_warning()
    {
        var offer = (await CreateAsync("""{"destination":"http://shop.example/","events":[{"name":"a","payout":{"model":"fixed","amount":"5"},"revenue":{"model":"fixed","amount":"4"}}]}""")).Done();

        Assert.Equal(
            [("destination", "scheme"), ("destination", "no_click_id"), ("events[0].payout", "payout_above_revenue")],
            offer.Warnings.Select(warning => (warning.Field, warning.Reason)));
    }

    [Fact]
    public async Task An_event_that_is_left_out_is_retired_and_comes_back_by_its_name()
    {
        var made = (await CreateAsync($$"""{"events":{{Events}}}""")).Done();
        var (lead, sale) = (made.Events[0], made.Events[1]);

        var without = (await UpdateAsync(made, draft => draft.Events!.RemoveAt(1))).Done();
        var back = (await UpdateAsync(without, draft => draft.Events!.Insert(0, new EventDraft { Name = "Sale", Payout = sale.ToDraft().Payout, Revenue = sale.ToDraft().Revenue }))).Done();

        Assert.Equal([lead.Id], without.Events.Select(each => each.Id));
        Assert.True(without.Events[0].Default);
        Assert.Equal([sale.Id], without.RetiredEvents.Select(each => each.Id));
        Assert.Equal([sale.Id, lead.Id], back.Events.Select(each => each.Id));
        Assert.Empty(back.RetiredEvents);
    }

    [Fact]
    public async Task An_event_is_renamed_by_its_id()
    {
        var made = (await CreateAsync($$"""{"events":{{Events}}}""")).Done();

        var renamed = (await UpdateAsync(made, draft => draft.Events![1].Name = "order")).Done();

        Assert.Equal([made.Events[0].Id, made.Events[1].Id], renamed.Events.Select(each => each.Id));
        Assert.Equal(["lead", "order"], renamed.Events.Select(each => each.Name));
    }

    [Fact]
    public async Task Advertiser_and_currency_stay()
    {
        var made = (await CreateAsync("{}")).Done();

        (await UpdateAsync(made, draft => draft.Currency = "USD")).RefusedWith("currency", "invalid");
        (await UpdateAsync(made, draft => draft.Advertiser = "adv_01jd8k0c000000000000000000")).RefusedWith("advertiser", "invalid");
        Assert.Equal("P30D", (await UpdateAsync(made, draft => (draft.Currency, draft.Advertiser, draft.AttributionWindow) = (null, null, null))).Done().AttributionWindow);
    }

    [Fact]
    public async Task A_change_of_events_alone_makes_the_old_version_stale()
    {
        var made = (await CreateAsync("{}")).Done();
        (await UpdateAsync(made, draft => draft.Events![0].AutoStatus = "hold")).Done();

        Assert.IsType<Outcome<OfferDetails>.Conflict>(await UpdateAsync(made, draft => draft.Name = "Late"));
    }

    [Fact]
    public async Task Another_tenants_offer_is_not_found_and_its_advertiser_unknown()
    {
        var other = await database.CreateSeededTenantAsync("Other");
        var stranger = SetupWorld.In(other.Id, Role.Owner);

        Assert.IsType<Outcome<OfferDetails>.NotFound>(await _world.Offers.FindAsync(stranger, _world.Tenant.Offer, Token));
        (await CreateAsync($$"""{"advertiser":"{{other.Advertiser}}"}""")).RefusedWith("advertiser", "unknown");
        Assert.Empty((await _world.Offers.ListAsync(_world.Owner, Filtered(other.Advertiser.ToString()), Token)).Done().Items);
    }

    [Fact]
    public async Task An_archived_advertiser_gets_no_new_offers()
    {
        (await _world.Advertisers.SetStatusAsync(_world.Owner, _world.Tenant.Advertiser, EntityStatus.Archived, null, Token)).Done();

        (await CreateAsync("{}")).RefusedWith("advertiser", "archived");
    }

    [Fact]
    public async Task A_list_is_filtered_by_advertiser_and_status()
    {
        var made = (await CreateAsync("""{"status":"paused"}""")).Done();

        var all = (await _world.Offers.ListAsync(_world.Owner, Filtered(_world.Tenant.Advertiser.ToString()), Token)).Done();
        var paused = (await _world.Offers.ListAsync(_world.Owner, new ListRequest { Statuses = ["paused"], Sort = "changed" }, Token)).Done();

        Assert.Equal([_world.Tenant.Offer, made.Id], all.Items.Select(item => item.Id));
        Assert.Equal([made.Id], paused.Items.Select(item => item.Id));
        (await _world.Offers.ListAsync(_world.Owner, Filtered("off_1"), Token)).RefusedWith("advertiser", "invalid");
    }

    private static ListRequest Filtered(string advertiser) => new() { Filters = new Dictionary<string, string> { ["advertiser"] = advertiser } };

    private Task<Outcome<OfferDetails>> CreateAsync(string patch)
    {
        var json = $$"""{"advertiser":"{{_world.Tenant.Advertiser}}","name":"Spring sale","destination":"https://shop.example/?cid={click_id}","currency":"eur"}""";
        return _world.Offers.CreateAsync(_world.Owner, SetupWorld.Draft(json, AdminJson.Default.OfferDraft, patch), Token);
    }

    private Task<Outcome<OfferDetails>> UpdateAsync(OfferDetails offer, Action<OfferDraft> change)
    {
        var draft = offer.ToDraft();
        change(draft);
        return _world.Offers.UpdateAsync(_world.Owner, offer.Id, draft, offer.Version, Token);
    }
}
