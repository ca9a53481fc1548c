using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Offers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Campaigns;

public sealed class CampaignCatalogTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private SetupWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await SetupWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_campaign_keeps_its_offers_in_order_with_their_weights_whatever_their_currency()
    {
        var (second, third) = (await OfferAsync("Second", "EUR"), await OfferAsync("Third", "JPY"));

        var made = (await CreateAsync($$"""{"fallback_url":"https://else.example/","offers":[{"offer":"{{third}}","weight":0},{"offer":"{{_world.Tenant.Offer}}"},{"offer":"{{second}}","weight":1000000}]}""")).Done();
        var campaign = (await _world.Campaigns.FindAsync(_world.Owner, made.Id, Token)).Done();

        Assert.Equal([("Third", "JPY", 0), ("Acme offer", "USD", 100), ("Second", "EUR", 1_000_000)], campaign.Offers.Select(share => (share.OfferName, share.Currency.Code, share.Weight)));
        Assert.Equal((Rotation.Weighted, "https://else.example/", EntityStatus.Active), (campaign.Rotation, campaign.FallbackUrl, campaign.Status));
        Assert.Empty(campaign.Warnings);
    }

    [Fact]
    public async Task Offers_are_replaced_reweighed_and_reordered()
    {
        var second = await OfferAsync("Second", "EUR");
        var made = (await CreateAsync("{}")).Done();

        var both = (await UpdateAsync(made, draft => draft.Offers!.Insert(0, new CampaignOfferDraft { Offer = second.ToString(), Weight = 3 }))).Done();
        var one = (await UpdateAsync(both, draft => draft.Offers!.RemoveAt(1))).Done();
        var same = (await UpdateAsync(one, draft => (draft.Offers, draft.Name) = (null, "Renamed"))).Done();

        Assert.Equal([second, _world.Tenant.Offer], both.Offers.Select(share => share.Offer));
        Assert.Equal([(second, 3)], one.Offers.Select(share => (share.Offer, share.Weight)));
        Assert.Equal([second], same.Offers.Select(share => share.Offer));
        Assert.IsType<Outcome<CampaignDetails>.Conflict>(await UpdateAsync(made, draft => draft.Name = "Late"));
    }

    [Theory]
    [InlineData("""{"name":null}""", "name", "required")]
    [InlineData("""{"offers":null}""", "offers", "required")]
    [InlineData("""{"offers":[]}""", "offers", "required")]
    [InlineData("""{"offers":[{"weight":1}]}""", "offers[0].offer", "required")]
    [InlineData("""{"offers":[{"offer":"off_01jd8k0c000000000000000000"}]}""", "offers[0].offer", "unknown")]
    [InlineData("""{"offers":[{"offer":"OFFER","weight":-1}]}""", "offers[0].weight", "invalid")]
    [InlineData("""{"offers":[{"offer":"OFFER","weight":1000001}]}""", "offers[0].weight", "invalid")]
    [InlineData("""{"offers":[{"offer":"OFFER","weight":0}]}""", "offers", "invalid")]
    [InlineData("""{"offers":[{"offer":"OFFER"},{"offer":"OFFER"}]}""", "offers[1].offer", "taken")]
    [InlineData("""{"offers":[{"offer":"OFFER","share":1}]}""", "offers[0].share", "unknown_field")]
    [InlineData("""{"fallback_url":"/here"}""", "fallback_url", "not_absolute")]
    [InlineData("""{"status":"blocked"}""", "status", "invalid")]
    [InlineData("""{"budget":"10"}""", "budget", "unknown_field")]
    [InlineData("""{"rotation":"optimised","goal":"clicks"}""", "goal", "invalid")]
    [InlineData("""{"rotation":"optimised","exploration":0}""", "exploration", "invalid")]
    [InlineData("""{"rotation":"optimised","offers":[{"offer":"OFFER","weight":0}]}""", "offers", "invalid")]
    [InlineData("""{"rotation":"random"}""", "rotation", "invalid")]
    [InlineData("""{"rules":[{"name":"A","then":{"refuse":"bot"}},{"then":{"refuse":"bot"}}]}""", "rules[1].name", "required")]
    [InlineData("""{"rules":[{"name":"A","then":{"refuse":"bot"},"if":"country"}]}""", "rules[0].if", "unknown_field")]
    [InlineData("""{"rules":[{"name":"A"}]}""", "rules[0].then", "required")]
    [InlineData("""{"rules":[{"name":"A","then":{}}]}""", "rules[0].then", "invalid")]
    [InlineData("""{"rules":[{"name":"A","then":{"refuse":"because"}}]}""", "rules[0].then.refuse", "invalid")]
    [InlineData("""{"rules":[{"name":"A","when":{"all":[{"field":"country","values":["Germany"]}]},"then":{"refuse":"bot"}}]}""", "rules[0].when.all[0].values[0]", "invalid")]
    [InlineData("""{"rules":[{"name":"A","when":{"field":"colour","values":["red"]},"then":{"refuse":"bot"}}]}""", "rules[0].when.field", "unknown_value")]
    [InlineData("""{"rules":[{"name":"A","when":{"not":{"field":"time","values":["09:00"]}},"then":{"refuse":"bot"}}]}""", "rules[0].when.not.op", "invalid")]
    [InlineData("""{"rules":[{"name":"A","when":{"field":"sub1","values":["a\u0000b"]},"then":{"refuse":"bot"}}]}""", "rules[0].when.values[0]", "invalid")]
    [InlineData("""{"rules":[{"name":"A","then":{"url":"shop.example"}}]}""", "rules[0].then.url", "not_absolute")]
    [InlineData("""{"rules":[{"name":"A","then":{"url":"https://shop.example/?p={payout}"}}]}""", "rules[0].then.url", "macro_not_available")]
    [InlineData("""{"rules":[{"name":"A","then":{"offers":[{"offer":"OFFER"}],"fallback_url":"/here"}}]}""", "rules[0].then.fallback_url", "not_absolute")]
    [InlineData("""{"rules":[{"name":"A","then":{"offers":[{"offer":"OFFER"}],"rotation":"learnt"}}]}""", "rules[0].then.rotation", "invalid")]
    [InlineData("""{"rules":[{"name":"A","then":{"offers":[{"offer":"OFFER","weight":0}]}}]}""", "rules[0].then.offers", "invalid")]
    [InlineData("""{"rules":[{"name":"A","then":{"offers":[{"offer":"off_01jd8k0c000000000000000000"}]}}]}""", "rules[0].then.offers[0].offer", "unknown")]
    public async Task A_field_that_is_wrong_is_named(string patch, string field, string reason) =>
        (await CreateAsync(patch.Replace("OFFER", _world.Tenant.Offer.ToString(), StringComparison.Ordinal))).RefusedWith(field, reason);

    [Theory]
    [InlineData("""{"offers":[{"offer":"off_1","weight":"5"}]}""", "offers[0].weight")]
    [InlineData("""{"offers":[{"offer":"off_1","weight":1.5}]}""", "offers[0].weight")]
    public void A_weight_is_a_whole_number(string json, string field) =>
        DraftBody.Read(System.Text.Json.Nodes.JsonNode.Parse(json)!, AdminJson.Default.CampaignDraft).RefusedWith(field, "invalid");

    [Fact]
    public async Task Rules_are_kept_in_order_and_given_back_as_they_can_be_written_again()
    {
        var second = await OfferAsync("Second", "EUR");
        var made = (await CreateAsync($$$"""
            {"rotation":"priority","sticky":true,"prefer_unseen":true,"rules":[
              {"name":"Phones","when":{"any":[{"field":"device","values":["mobile"]},{"not":{"field":"param","name":"utm","op":"contains","values":["x"]}}]},
               "then":{"offers":[{"offer":"{{{second}}}","weight":60},{"offer":"{{{_world.Tenant.Offer}}}"}],"sticky":true,"fallback_url":"https://ELSE.example/"}},
              {"name":"Away","then":{"url":"https://away.example/?s={sub1}"},"status":"paused"},
              {"name":"Rest","then":{"refuse":"geo_country"}}]}
            """)).Done();

        var read = (await _world.Campaigns.FindAsync(_world.Owner, made.Id, Token)).Done();
        var again = (await UpdateAsync(read, _ => { })).Done();

        Assert.Equal((Rotation.Priority, true, true), (read.Rotation, read.Sticky, read.PreferUnseen));
        Assert.Equal(["Phones", "Away", "Rest"], read.Rules.Select(rule => rule.Name));
        Assert.Equal(["active", "paused", "active"], read.Rules.Select(rule => rule.Status));
        Assert.Equal(("utm", "contains"), (read.Rules[0].When!.Any![1].Not!.Name, read.Rules[0].When!.Any![1].Not!.Op));
        Assert.Equal([(second.ToString(), 60), (_world.Tenant.Offer.ToString(), 100)], read.Rules[0].Then!.Offers!.Select(share => (share.Offer!, share.Weight!.Value)));
        Assert.Equal("https://else.example/", read.Rules[0].Then!.FallbackUrl);
        Assert.Equal(RuleDraft.ToJson(read.Rules).GetRawText(), RuleDraft.ToJson(again.Rules).GetRawText());
        Assert.Empty((await UpdateAsync(again, draft => draft.Rules = null)).Done().Rules);
    }

    [Fact]
    public async Task What_a_campaign_should_not_have_without_a_thought_is_pointed_out()
    {
        var paused = await OfferAsync("Paused", "EUR");
        (await _world.Offers.SetStatusAsync(_world.Owner, paused, EntityStatus.Paused, null, Token)).Done();

        var made = (await CreateAsync($$$"""
            {"rules":[{"name":"Sleeping","then":{"offers":[{"offer":"{{{paused}}}"}]}},{"name":"Late","then":{"refuse":"bot"}},{"name":"Off","then":{"refuse":"bot"},"status":"paused"}]}
            """)).Done();

        Assert.Equal([("rules[0].then.offers", "no_active_offer"), ("rules[1]", "unreachable_rule")], made.Warnings.Select(warning => (warning.Field, warning.Reason)));
    }

    [Fact]
    public async Task An_archived_offer_is_not_added_but_stays_where_it_is()
    {
        var second = await OfferAsync("Second", "EUR");
        var made = (await CreateAsync("{}")).Done();
        (await _world.Offers.SetStatusAsync(_world.Owner, _world.Tenant.Offer, EntityStatus.Archived, null, Token)).Done();

        (await CreateAsync("{}")).RefusedWith("offers[0].offer", "archived");
        var added = (await UpdateAsync(made, draft => draft.Offers!.Add(new CampaignOfferDraft { Offer = second.ToString() }))).Done();

        Assert.Equal([EntityStatus.Archived, EntityStatus.Active], added.Offers.Select(share => share.OfferStatus));
    }

    [Fact]
    public async Task A_campaign_whose_offers_all_rest_says_so()
    {
        (await _world.Offers.SetStatusAsync(_world.Owner, _world.Tenant.Offer, EntityStatus.Paused, null, Token)).Done();

        Assert.Equal("no_active_offer", Assert.Single((await CreateAsync("{}")).Done().Warnings).Reason);
    }

    [Fact]
    public async Task Another_tenants_offer_is_unknown_and_its_campaign_not_found()
    {
        var other = await database.CreateSeededTenantAsync("Other");

        (await CreateAsync($$"""{"offers":[{"offer":"{{other.Offer}}"}]}""")).RefusedWith("offers[0].offer", "unknown");
        Assert.IsType<Outcome<CampaignDetails>.NotFound>(await _world.Campaigns.FindAsync(_world.Owner, other.Campaign, Token));
        Assert.IsType<Outcome<CampaignDetails>.NotFound>(await _world.Campaigns.SetStatusAsync(_world.Owner, other.Campaign, EntityStatus.Archived, null, Token));
    }

    [Theory]
    [InlineData("offer")]
    [InlineData("advertiser")]
    public async Task A_list_is_filtered_by_what_it_promotes(string filter)
    {
        var second = await OfferAsync("Second", "EUR");
        var made = (await CreateAsync($$"""{"offers":[{"offer":"{{second}}"}]}""")).Done();
        var value = filter == "offer" ? second.ToString() : (await _world.Offers.FindAsync(_world.Owner, second, Token)).Done().Advertiser.ToString();

        var list = (await _world.Campaigns.ListAsync(_world.Owner, new ListRequest { Filters = new Dictionary<string, string> { [filter] = value } }, Token)).Done();

        Assert.Equal([made.Id], list.Items.Select(item => item.Id));
    }

    private Task<Outcome<CampaignDetails>> CreateAsync(string patch) => _world.Campaigns.CreateAsync(
        _world.Owner, SetupWorld.Draft($$"""{"name":"Spring","offers":[{"offer":"{{_world.Tenant.Offer}}"}]}""", AdminJson.Default.CampaignDraft, patch), Token);

    private Task<Outcome<CampaignDetails>> UpdateAsync(CampaignDetails campaign, Action<CampaignDraft> change)
    {
        var draft = campaign.ToDraft();
        change(draft);
        return _world.Campaigns.UpdateAsync(_world.Owner, campaign.Id, draft, campaign.Version, Token);
    }

    // Each of an advertiser of its own.
    private async Task<OfferId> OfferAsync(string name, string currency)
    {
        var advertiser = (await _world.Advertisers.CreateAsync(_world.Owner, new() { Name = name }, Token)).Done();
        var draft = new OfferDraft { Advertiser = advertiser.Id.ToString(), Name = name, Currency = currency, Destination = "https://shop.example/?c={click_id}" };
        return (await _world.Offers.CreateAsync(_world.Owner, draft, Token)).Done().Id;
    }
}
