using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Campaigns;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Campaigns;

public sealed class LinkCatalogTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private SetupWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await SetupWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_link_gets_a_code_and_an_address()
    {
        var link = (await CreateAsync("""{"defaults":{"sub1":"spring sale","source":"mail"}}""")).Done();

        Assert.Matches("^[2-9a-z]{8}$", link.Code);
        Assert.Equal($"https://go.example/c/{link.Code}", link.Url);
        Assert.Equal(("Acme campaign", "Acme publisher", "spring sale", "mail"), (link.CampaignName, link.PublisherName, link.Defaults["sub1"], link.Defaults["source"]));
    }

    [Fact]
    public async Task A_code_is_given_once_in_the_installation_also_across_tenants()
    {
        var other = await database.CreateSeededTenantAsync("Other");
        (await CreateAsync("""{"code":"Spring-26"}""")).Done();

        (await CreateAsync("""{"code":"Spring-26"}""")).RefusedWith("code", "taken");
        var foreign = new LinkDraft { Campaign = other.Campaign.ToString(), Publisher = other.Publisher.ToString(), Code = "Spring-26" };
        (await _world.Links.CreateAsync(SetupWorld.In(other.Id, Role.Owner), foreign, Token)).RefusedWith("code", "taken");
        Assert.Equal("spring-26", (await CreateAsync("""{"code":"spring-26"}""")).Done().Code);
    }

    [Theory]
    [InlineData("""{"campaign":null}""", "campaign", "required")]
    [InlineData("""{"campaign":"cmp_01jd8k0c000000000000000000"}""", "campaign", "unknown")]
    [InlineData("""{"publisher":null}""", "publisher", "required")]
    [InlineData("""{"publisher":"off_01jd8k0c000000000000000000"}""", "publisher", "unknown")]
    [InlineData("""{"code":"ab"}""", "code", "invalid")]
    [InlineData("""{"code":"with/slash"}""", "code", "invalid")]
    [InlineData("""{"defaults":{"sub11":"x"}}""", "defaults.sub11", "invalid")]
    [InlineData("""{"defaults":{"url":"https://x.example/"}}""", "defaults.url", "invalid")]
    [InlineData("""{"defaults":{"sub1":"a\nb"}}""", "defaults.sub1", "invalid")]
    [InlineData("""{"status":"gone"}""", "status", "invalid")]
    [InlineData("""{"offer":"off_1"}""", "offer", "unknown_field")]
    public async Task A_field_that_is_wrong_is_named(string patch, string field, string reason) => (await CreateAsync(patch)).RefusedWith(field, reason);

    [Fact]
    public async Task Another_tenants_campaign_and_publisher_are_unknown()
    {
        var other = await database.CreateSeededTenantAsync("Other");

        (await CreateAsync($$"""{"campaign":"{{other.Campaign}}"}""")).RefusedWith("campaign", "unknown");
        (await CreateAsync($$"""{"publisher":"{{other.Publisher}}"}""")).RefusedWith("publisher", "unknown");
        Assert.IsType<Outcome<LinkDetails>.NotFound>(await _world.Links.FindAsync(_world.Owner, other.Link, Token));
    }

    [Fact]
    public async Task What_is_archived_gets_no_new_links()
    {
        (await _world.Campaigns.SetStatusAsync(_world.Owner, _world.Tenant.Campaign, EntityStatus.Archived, null, Token)).Done();
        (await _world.Publishers.SetStatusAsync(_world.Owner, _world.Tenant.Publisher, PublisherStatus.Archived, null, Token)).Done();

        var outcome = Assert.IsType<Outcome<LinkDetails>.Invalid>(await CreateAsync("{}"));

        Assert.Equal([("campaign", "archived"), ("publisher", "archived")], outcome.Problems.Select(problem => (problem.Field, problem.Reason)));
    }

    [Fact]
    public async Task Defaults_and_status_change_and_the_address_stays()
    {
        var made = (await CreateAsync("""{"defaults":{"sub1":"a"}}""")).Done();

        var changed = (await UpdateAsync(made, draft => (draft.Defaults, draft.Status) = (new() { ["sub2"] = "b" }, "paused"))).Done();
        var kept = (await UpdateAsync(changed, draft => draft.Defaults = null)).Done();

        Assert.Equal((made.Code, EntityStatus.Paused), (kept.Code, kept.Status));
        Assert.Equal([new("sub2", "b")], kept.Defaults);
        (await UpdateAsync(kept, draft => draft.Code = "another")).RefusedWith("code", "invalid");
        (await UpdateAsync(kept, draft => draft.Campaign = "cmp_1")).RefusedWith("campaign", "invalid");
        Assert.IsType<Outcome<LinkDetails>.Conflict>(await UpdateAsync(made, draft => draft.Status = "active"));
    }

    [Fact]
    public async Task A_list_is_filtered_by_campaign_and_publisher()
    {
        var made = (await CreateAsync("""{"code":"find-me"}""")).Done();

        Assert.Equal([_world.Tenant.Link, made.Id], await ListAsync("campaign", _world.Tenant.Campaign.ToString()));
        Assert.Equal([_world.Tenant.Link, made.Id], await ListAsync("publisher", _world.Tenant.Publisher.ToString()));
        Assert.Empty(await ListAsync("publisher", "pub_01jd8k0c000000000000000000"));
        Assert.Equal(made.Id, Assert.Single((await _world.Links.ListAsync(_world.Owner, new ListRequest { Search = "FIND" }, Token)).Done().Items).Id);
    }

    private async Task<IEnumerable<Domain.Campaigns.LinkId>> ListAsync(string filter, string value) =>
        (await _world.Links.ListAsync(_world.Owner, new ListRequest { Filters = new Dictionary<string, string> { [filter] = value } }, Token)).Done().Items.Select(item => item.Id);

    private Task<Outcome<LinkDetails>> CreateAsync(string patch) => _world.Links.CreateAsync(
        _world.Owner,
        SetupWorld.Draft($$"""{"campaign":"{{_world.Tenant.Campaign}}","publisher":"{{_world.Tenant.Publisher}}"}""", AdminJson.Default.LinkDraft, patch),
        Token);

    private Task<Outcome<LinkDetails>> UpdateAsync(LinkDetails link, Action<LinkDraft> change)
    {
        var draft = link.ToDraft();
        change(draft);
        return _world.Links.UpdateAsync(_world.Owner, link.Id, draft, link.Version, Token);
    }
}
