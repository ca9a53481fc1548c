using System.Net;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>What is answered on a tenant's own host, and what is not.</summary>
public sealed class TrackingHostTests : IAsyncLifetime
{
    private const string Token = "0123456789abcdefghjkmnpqrs";

    private readonly ClickWorld _world = new();

    public ValueTask InitializeAsync() => _world.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_verified_host_answers_its_own_tenants_links_and_no_others()
    {
        var stranger = await AddTenantAsync();
        await AddHostAsync("go.own.example", "(select tenant_id from links)", isVerified: true);
        await AddHostAsync("go.other.example", $"'{stranger}'", isVerified: true);
        await Eventually.HoldsAsync(async () => (await AskAsync("go.other.example", "/c/demo")).StatusCode == HttpStatusCode.NotFound);

        Assert.Equal(HttpStatusCode.Found, (await AskAsync("go.own.example", "/c/demo")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await AskAsync("GO.own.example:8443", "/c/demo")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("go.other.example:80", "/c/demo")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await AskAsync("localhost", "/c/demo")).StatusCode);
    }

    [Fact]
    public async Task The_long_form_keeps_to_the_hosts_tenant_too()
    {
        var stranger = await AddTenantAsync();
        await AddHostAsync("go.other.example", $"'{stranger}'", isVerified: true);
        var publisher = "pub_" + CrockfordBase32.Encode(Guid.Parse((await _world.ScalarAsync("select id from publishers"))!));
        var path = $"/click?offer={EntityId.Format(_world.OfferId)}&publisher={publisher}";

        Assert.Equal(HttpStatusCode.Found, (await AskAsync("localhost", path)).StatusCode);
        await Eventually.HoldsAsync(async () => (await AskAsync("go.other.example", path)).StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_verified_host_shows_nothing_of_the_installation_behind_it()
    {
        await AddHostAsync("go.own.example", "(select tenant_id from links)", isVerified: false);
        await AddHostAsync("go.shut.example", "(select tenant_id from links)", isVerified: true);
        await Eventually.HoldsAsync(async () => (await AskAsync("go.shut.example", ClickNode.Page)).StatusCode == HttpStatusCode.NotFound);

        foreach (var path in new[] { "/", "/api/v1/offers", "/docs", "/sign-in", "/_content/site.css", "/.well-known/other", "/clicks" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("go.shut.example", path)).StatusCode);
        }

        foreach (var path in new[] { "/postback", "/track.js", "/i/demo", "/pixel.gif", "/pixel.html", "/track/convert" })
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync("go.shut.example", path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync("go.own.example", ClickNode.Page)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("localhost", ClickNode.Page)).StatusCode);
    }

    [Fact]
    public async Task A_host_answers_its_own_token_whether_verified_or_not()
    {
        await AddHostAsync("go.own.example", "(select tenant_id from links)", isVerified: false);
        await Eventually.HoldsAsync(async () => (await AskAsync("go.own.example", HostProof.Folder + Token)).StatusCode == HttpStatusCode.OK);

        var answer = await AskAsync("go.own.example", HostProof.Folder + Token);
        Assert.Equal((Token, "text/plain"), (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("go.own.example", HostProof.Folder + "another")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("go.own.example", HostProof.Folder)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("localhost", HostProof.Folder)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("localhost", HostProof.Folder + Token)).StatusCode);
    }

    [Fact]
    public async Task A_host_that_two_tenants_ask_for_answers_no_token_until_one_has_proven_it()
    {
        var stranger = await AddTenantAsync();
        await AddHostAsync("go.own.example", "(select tenant_id from links)", isVerified: false);
        await Eventually.HoldsAsync(async () => (await AskAsync("go.own.example", HostProof.Folder + Token)).StatusCode == HttpStatusCode.OK);
        await AddHostAsync("go.own.example", $"'{stranger}'", isVerified: false);

        await Eventually.HoldsAsync(async () => (await AskAsync("go.own.example", HostProof.Folder + Token)).StatusCode == HttpStatusCode.NotFound);
        await _world.ExecuteAsync("update tracking_hosts set verified_at = now() where tenant_id = (select tenant_id from links)");
        await Eventually.HoldsAsync(async () => (await AskAsync("go.own.example", HostProof.Folder + Token)).StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Found, (await AskAsync("go.own.example", "/c/demo")).StatusCode);
    }

    private Task<HttpResponseMessage> AskAsync(string host, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return _world.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task AddHostAsync(string host, string tenant, bool isVerified) => _world.ExecuteAsync(
        $"insert into tracking_hosts (tenant_id, id, host, token, verified_at, created_at) values ({tenant}, gen_random_uuid(), '{host}', '{Token}', {(isVerified ? "now()" : "null")}, now())");

    private async Task<Guid> AddTenantAsync()
    {
        var id = Guid.NewGuid();
        await _world.ExecuteAsync($"create temp table other as select * from tenants; update other set id = '{id}', name = 'Other'; insert into tenants select * from other");
        return id;
    }
}
