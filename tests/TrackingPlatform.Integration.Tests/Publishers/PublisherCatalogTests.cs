using TrackingPlatform.Admin;
using TrackingPlatform.Admin.Publishers;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Publishers;

public sealed class PublisherCatalogTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private SetupWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await SetupWorld.CreateAsync(database);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_publisher_goes_through_all_its_statuses()
    {
        var publisher = (await _world.Publishers.CreateAsync(_world.Owner, Draft("""{"ref":"P-1","email":"ops@deals.example","status":"pending"}"""), Token)).Done();
        Assert.Equal(("Deals", "P-1", "ops@deals.example", PublisherStatus.Pending), (publisher.Name, publisher.Ref, publisher.Email, publisher.Status));

        foreach (var status in new[] { PublisherStatus.Active, PublisherStatus.Paused, PublisherStatus.Blocked, PublisherStatus.Archived, PublisherStatus.Active })
        {
            publisher = (await _world.Publishers.SetStatusAsync(_world.Owner, publisher.Id, status, publisher.Version, Token)).Done();
            Assert.Equal(status, publisher.Status);
        }
    }

    [Fact]
    public async Task Replacing_takes_away_what_the_draft_leaves_out_but_not_the_status()
    {
        var made = (await _world.Publishers.CreateAsync(_world.Owner, Draft("""{"ref":"P-1","email":"ops@deals.example","status":"paused"}"""), Token)).Done();

        var replaced = (await _world.Publishers.UpdateAsync(_world.Owner, made.Id, Draft("{}"), null, Token)).Done();

        Assert.Equal((null, null, PublisherStatus.Paused), (replaced.Ref, replaced.Email, replaced.Status));
    }

    [Theory]
    [InlineData("""{"name":""}""", "name", "required")]
    [InlineData("""{"email":"nobody"}""", "email", "invalid")]
    [InlineData("""{"email":"Bob <bob@x.example>"}""", "email", "invalid")]
    [InlineData("""{"status":"deleted"}""", "status", "invalid")]
    [InlineData("""{"phone":"1"}""", "phone", "unknown_field")]
    public async Task A_field_that_is_wrong_is_named(string patch, string field, string reason) =>
        (await _world.Publishers.CreateAsync(_world.Owner, Draft(patch), Token)).RefusedWith(field, reason);

    [Fact]
    public async Task Several_wrong_fields_are_all_named()
    {
        var outcome = await _world.Publishers.CreateAsync(_world.Owner, Draft("""{"name":null,"email":"x","status":"y","z":1}"""), Token);

        Assert.Equal(["z", "name", "email", "status"], Assert.IsType<Outcome<PublisherDetails>.Invalid>(outcome).Problems.Select(problem => problem.Field));
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict_and_a_foreign_tenant_finds_nothing()
    {
        var id = _world.Tenant.Publisher;
        var stranger = SetupWorld.In(await database.CreateTenantAsync("Other"), Role.Owner);

        Assert.IsType<Outcome<PublisherDetails>.Conflict>(await _world.Publishers.SetStatusAsync(_world.Owner, id, PublisherStatus.Paused, 1, Token));
        Assert.IsType<Outcome<PublisherDetails>.NotFound>(await _world.Publishers.SetStatusAsync(stranger, id, PublisherStatus.Blocked, null, Token));
        Assert.Equal(PublisherStatus.Active, (await _world.Publishers.FindAsync(_world.Owner, id, Token)).Done().Status);
    }

    [Fact]
    public async Task A_list_is_filtered_by_status_and_searched_by_address()
    {
        (await _world.Publishers.CreateAsync(_world.Owner, Draft("""{"email":"ops@deals.example","status":"blocked"}"""), Token)).Done();

        var blocked = (await _world.Publishers.ListAsync(_world.Owner, new ListRequest { Statuses = ["blocked", "pending"] }, Token)).Done();
        var found = (await _world.Publishers.ListAsync(_world.Owner, new ListRequest { Search = "OPS@" }, Token)).Done();

        Assert.Equal("Deals", Assert.Single(blocked.Items).Name);
        Assert.Equal("Deals", Assert.Single(found.Items).Name);
    }

    private static PublisherDraft Draft(string patch) => SetupWorld.Draft("""{"name":"Deals"}""", AdminJson.Default.PublisherDraft, patch);
}
