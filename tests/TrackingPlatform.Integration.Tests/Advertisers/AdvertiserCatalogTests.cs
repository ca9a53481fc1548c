using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Advertisers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Advertisers;

public sealed class AdvertiserCatalogTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private SetupWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await SetupWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_new_advertiser_gets_a_token_and_an_address_that_carries_it()
    {
        var made = await CreateAsync("""{"name":" Northwind ","ref":"K-17"}""");

        Assert.Equal(("Northwind", "K-17", EntityStatus.Active), (made.Name, made.Ref, made.Status));
        Assert.Matches("^[0-9a-z]{52}$", made.PostbackToken);
        Assert.Equal($"https://go.example/postback?advertiser={made.Id}&click_id={{click_id}}&token={made.PostbackToken}", made.PostbackUrl);
        Assert.Equivalent(made with { CreatedAt = default, ChangedAt = default }, (await FindAsync(made.Id)) with { CreatedAt = default, ChangedAt = default });
    }

    [Fact]
    public async Task The_token_is_found_by_its_hash_and_kept_sealed()
    {
        var made = await CreateAsync("""{"name":"Northwind","postback_token":"a-token-of-our-own"}""");

        Assert.Equal("a-token-of-our-own", made.PostbackToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("a-token-of-our-own")));
        Assert.Equal(made.Id.Value.ToString(), await Sql.ScalarAsync(database.Database.SuperuserConnectionString, $"select advertiser_id from postback_token_hashes where hash = '\\x{hash}'"));
        Assert.DoesNotContain("a-token", await Sql.ScalarAsync(database.Database.SuperuserConnectionString, $"select row_to_json(a)::text from advertisers a where id = '{made.Id.Value}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_secrets_sees_the_end_of_the_token()
    {
        var made = await CreateAsync("""{"name":"Northwind"}""");

        var seen = (await _world.Advertisers.FindAsync(SetupWorld.In(_world.Tenant.Id, Role.Manager), made.Id, Token)).Done();

        Assert.Equal("****" + made.PostbackToken[^4..], seen.PostbackToken);
        Assert.DoesNotContain(made.PostbackToken, seen.PostbackUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_use_anywhere_in_the_installation_is_taken()
    {
        var other = await database.CreateTenantAsync("Other");
        var draft = new AdvertiserDraft { Name = "First", PostbackToken = "the-same-token-twice" };
        (await _world.Advertisers.CreateAsync(SetupWorld.In(other, Role.Owner), draft, Token)).Done();

        (await _world.Advertisers.CreateAsync(_world.Owner, draft, Token)).RefusedWith("postback_token", "taken");
    }

    [Fact]
    public async Task Rotating_makes_another_token_for_those_who_may_see_it()
    {
        var made = await CreateAsync("""{"name":"Northwind"}""");

        var rotated = (await _world.Advertisers.RotateTokenAsync(_world.Owner, made.Id, new RotationDraft(), made.Version, Token)).Done();
        var refused = await _world.Advertisers.RotateTokenAsync(SetupWorld.In(_world.Tenant.Id, Role.Manager), made.Id, new RotationDraft(), null, Token);

        Assert.NotEqual(made.PostbackToken, rotated.PostbackToken);
        Assert.IsType<Outcome<AdvertiserDetails>.Forbidden>(refused);
    }

    [Fact]
    public async Task Editing_pausing_and_archiving_leave_the_token_alone()
    {
        var made = await CreateAsync("""{"name":"Northwind"}""");
        var draft = made.ToDraft();
        draft.Name = "Southwind";

        var edited = (await _world.Advertisers.UpdateAsync(_world.Owner, made.Id, draft, made.Version, Token)).Done();
        var paused = (await _world.Advertisers.SetStatusAsync(_world.Owner, made.Id, EntityStatus.Paused, edited.Version, Token)).Done();
        var archived = (await _world.Advertisers.SetStatusAsync(_world.Owner, made.Id, EntityStatus.Archived, paused.Version, Token)).Done();

        Assert.Equal(("Southwind", EntityStatus.Archived, made.PostbackToken), (archived.Name, archived.Status, archived.PostbackToken));
        Assert.DoesNotContain(made.Id, (await ListAsync(new ListRequest())).Items.Select(item => item.Id));
        Assert.Contains(made.Id, (await ListAsync(new ListRequest { Statuses = ["archived"] })).Items.Select(item => item.Id));
        Assert.Contains(made.Id, (await ListAsync(new ListRequest { Statuses = ["all"] })).Items.Select(item => item.Id));
    }

    [Fact]
    public async Task A_change_based_on_an_old_version_is_a_conflict_and_changes_nothing()
    {
        var made = await CreateAsync("""{"name":"Northwind"}""");
        (await _world.Advertisers.UpdateAsync(_world.Owner, made.Id, new AdvertiserDraft { Name = "First" }, made.Version, Token)).Done();

        var late = await _world.Advertisers.UpdateAsync(_world.Owner, made.Id, new AdvertiserDraft { Name = "Second" }, made.Version, Token);

        Assert.IsType<Outcome<AdvertiserDetails>.Conflict>(late);
        Assert.Equal("First", (await FindAsync(made.Id)).Name);
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_is_a_conflict()
    {
        var made = await CreateAsync("""{"name":"Northwind"}""");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            _world.Advertisers.UpdateAsync(_world.Owner, made.Id, new AdvertiserDraft { Name = $"Number {number}" }, made.Version, Token)));

        Assert.Single(outcomes.OfType<Outcome<AdvertiserDetails>.Done>());
        Assert.Equal(7, outcomes.OfType<Outcome<AdvertiserDetails>.Conflict>().Count());
    }

    [Theory]
    [InlineData("""{"name":null}""", "name", "required")]
    [InlineData("""{"name":"  "}""", "name", "required")]
    [InlineData("""{"name":"a\nb"}""", "name", "invalid")]
    [InlineData("""{"ref":"a\u0000b"}""", "ref", "invalid")]
    [InlineData("""{"status":"blocked"}""", "status", "invalid")]
    [InlineData("""{"status":"Paused"}""", "status", "invalid")]
    [InlineData("""{"postback_token":"too-short"}""", "postback_token", "invalid")]
    [InlineData("""{"postback_token":"a token with some spaces"}""", "postback_token", "invalid")]
    [InlineData("""{"nmae":"x"}""", "nmae", "unknown_field")]
    [InlineData("""{"ip_list":["10.0.0.0/8"]}""", "ip_list", "unknown_field")]
    public async Task A_field_that_is_wrong_is_named(string patch, string field, string reason) =>
        (await _world.Advertisers.CreateAsync(_world.Owner, Draft(patch), Token)).RefusedWith(field, reason);

    [Fact]
    public async Task A_name_may_have_120_characters_and_no_more()
    {
        Assert.Equal(120, (await CreateAsync($$"""{"name":"{{new string('n', 120)}}"}""")).Name.Length);
        (await _world.Advertisers.CreateAsync(_world.Owner, new AdvertiserDraft { Name = new string('n', 121) }, Token)).RefusedWith("name", "too_long");
    }

    [Fact]
    public async Task Another_tenants_advertiser_is_not_found()
    {
        var stranger = SetupWorld.In(await database.CreateTenantAsync("Other"), Role.Owner);

        Assert.IsType<Outcome<AdvertiserDetails>.NotFound>(await _world.Advertisers.FindAsync(stranger, _world.Tenant.Advertiser, Token));
        Assert.IsType<Outcome<AdvertiserDetails>.NotFound>(await _world.Advertisers.UpdateAsync(stranger, _world.Tenant.Advertiser, Draft("{}"), null, Token));
        Assert.IsType<Outcome<AdvertiserDetails>.NotFound>(await _world.Advertisers.RotateTokenAsync(stranger, _world.Tenant.Advertiser, new RotationDraft(), null, Token));
        Assert.Empty((await _world.Advertisers.ListAsync(stranger, new ListRequest(), Token)).Done().Items);
    }

    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Publisher)]
    [InlineData(Role.Advertiser)]
    public async Task Who_may_not_write_changes_nothing(Role role)
    {
        var actor = SetupWorld.In(_world.Tenant.Id, role);

        Assert.IsType<Outcome<AdvertiserDetails>.Forbidden>(await _world.Advertisers.CreateAsync(actor, Draft("{}"), Token));
        Assert.IsType<Outcome<AdvertiserDetails>.Forbidden>(await _world.Advertisers.UpdateAsync(actor, _world.Tenant.Advertiser, Draft("{}"), null, Token));
        Assert.IsType<Outcome<AdvertiserDetails>.Forbidden>(await _world.Advertisers.SetStatusAsync(actor, _world.Tenant.Advertiser, EntityStatus.Archived, null, Token));
    }

    [Fact]
    public async Task A_portal_role_reads_nothing() =>
        Assert.IsType<Outcome<ListPage<AdvertiserDetails>>.Forbidden>(await _world.Advertisers.ListAsync(SetupWorld.In(_world.Tenant.Id, Role.Publisher), new ListRequest(), Token));

    [Fact]
    public async Task A_list_is_searched_sorted_and_paged()
    {
        foreach (var name in new[] { "Zulu Shop", "alpha shop", "Mike SHOP", "Other" })
        {
            await CreateAsync($$"""{"name":"{{name}}","ref":"R-{{name[0]}}"}""");
        }

        var first = await ListAsync(new ListRequest { Search = "shop", Sort = "name", IsDescending = true, Limit = 2 });
        Assert.True(ListCursor.TryRead(first.NextCursor!, out var offset));
        var second = await ListAsync(new ListRequest { Search = "shop", Sort = "name", IsDescending = true, Limit = 2, Offset = offset });

        Assert.Equal(3, first.Total);
        Assert.Equal(["Zulu Shop", "Mike SHOP", "alpha shop"], first.Items.Concat(second.Items).Select(item => item.Name));
        Assert.Null(second.NextCursor);
        Assert.Equal("Other", Assert.Single((await ListAsync(new ListRequest { Search = "r-o" })).Items).Name);
        Assert.Equal(_world.Tenant.Advertiser, Assert.Single((await ListAsync(new ListRequest { Search = _world.Tenant.Advertiser.ToString() })).Items).Id);
        (await _world.Advertisers.ListAsync(_world.Owner, new ListRequest { Sort = "colour" }, Token)).RefusedWith("sort", "invalid");
        (await _world.Advertisers.ListAsync(_world.Owner, new ListRequest { Statuses = ["gone"] }, Token)).RefusedWith("status", "invalid");
    }

    private static AdvertiserDraft Draft(string patch) => SetupWorld.Draft("""{"name":"Northwind"}""", AdminJson.Default.AdvertiserDraft, patch);

    private async Task<AdvertiserDetails> CreateAsync(string patch) => (await _world.Advertisers.CreateAsync(_world.Owner, Draft(patch), Token)).Done();

    private async Task<AdvertiserDetails> FindAsync(AdvertiserId id) => (await _world.Advertisers.FindAsync(_world.Owner, id, Token)).Done();

    private async Task<ListPage<AdvertiserDetails>> ListAsync(ListRequest request) => (await _world.Advertisers.ListAsync(_world.Owner, request, Token)).Done();
}
