using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Campaigns;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;
using TrackingPlatform.Workers.Campaigns;
using TrackingPlatform.Workers.Forwarding;

namespace TrackingPlatform.Integration.Tests.Campaigns;

/// <summary>A tenant sets up a host of its own by API, and a worker looks whether it leads here.</summary>
public sealed class TrackingHostApiTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>, IAsyncLifetime
{
    private ApiNode _node = null!;
    private SeededTenant _tenant = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _node = await database.NodeAsync();
        _tenant = await database.CreateSeededTenantAsync("Acme");
        _client = await _node.ClientAsync(_tenant.Id, ApiScope.Write);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_host_is_verified_once_it_answers_its_token_and_links_are_shown_with_it()
    {
        var host = await AddAsync("go.proven.example");
        var (id, path) = ((string)host["id"]!, new Uri((string)host["check_url"]!).AbsolutePath);
        await using var server = ScriptedPublisher.Start().On(path, PublisherAnswer.Status(200, (string)host["token"]!));
        Assert.StartsWith(_client.BaseAddress!.AbsoluteUri, await LinkUrlAsync(), StringComparison.Ordinal);

        await LookAsync(server.Port);

        var seen = await GetAsync(id);
        Assert.True((bool)seen["is_verified"]!);
        Assert.True((bool)seen["is_default"]!);
        Assert.Null(seen["problem"]);
        Assert.Equal($"http://go.proven.example/c/{_tenant.LinkCode}", await LinkUrlAsync());
    }

    [Fact]
    public async Task A_host_that_leads_elsewhere_says_so_and_one_that_did_lead_here_stays_verified()
    {
        var host = await AddAsync("go.moving.example");
        var (id, path) = ((string)host["id"]!, new Uri((string)host["check_url"]!).AbsolutePath);
        await using var server = ScriptedPublisher.Start().On(path, PublisherAnswer.Status(200, "Parked"), PublisherAnswer.Status(200, (string)host["token"]!), PublisherAnswer.Status(404, ""));

        await LookAsync(server.Port);
        var elsewhere = await GetAsync(id);
        await AskAndLookAsync(id, server.Port);
        var here = await GetAsync(id);
        await AskAndLookAsync(id, server.Port);
        var gone = await GetAsync(id);

        Assert.Equal((false, true), ((bool)elsewhere["is_verified"]!, ((string?)elsewhere["problem"])?.Contains("another server", StringComparison.Ordinal)));
        Assert.Equal((true, null), ((bool)here["is_verified"]!, (string?)here["problem"]));
        Assert.Equal((true, true), ((bool)gone["is_verified"]!, ((string?)gone["problem"])?.Contains("404", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_look_is_not_taken_again_before_it_is_due()
    {
        var host = await AddAsync("go.silent.example");
        await LookAsync(UnusedPort());

        Assert.Contains("No connection", (string?)(await GetAsync((string)host["id"]!))["problem"], StringComparison.Ordinal);
        Assert.Equal(0, await LookAsync(UnusedPort()));
        await Sql.ExecuteAsync(database.Logins.Owner, "update tracking_hosts set checked_at = now() - interval '2 minutes' where host = 'go.silent.example'");
        Assert.Equal(1, await LookAsync(UnusedPort()));
        await Sql.ExecuteAsync(database.Logins.Owner, "update tracking_hosts set checked_at = now() - interval '1 day', created_at = now() - interval '8 days' where host = 'go.silent.example'");
        Assert.Equal(0, await LookAsync(UnusedPort()));
    }

    [Fact]
    public async Task A_text_in_the_dns_proves_a_host_that_leads_nowhere_yet()
    {
        var host = await AddAsync("go.text.example");
        Assert.Equal("_tp-verify.go.text.example", (string?)host["txt_name"]);
        await LookAsync(UnusedPort(), ("_tp-verify.go.text.example", ["v=spf1", (string)host["token"]!]));

        Assert.Equal((true, null), ((bool)(await GetAsync((string)host["id"]!))["is_verified"]!, (string?)(await GetAsync((string)host["id"]!))["problem"]));
    }

    [Fact]
    public async Task A_host_that_was_asked_for_bars_nobody_and_the_first_that_proves_it_has_it()
    {
        var host = await AddAsync("go.wanted.example");
        using var other = await _node.ClientAsync(await database.CreateTenantAsync("Owner"), ApiScope.Write);
        var wanted = (await ApiAnswer.SendAsync(other, "POST", "/api/v1/hosts", """{"host":"go.wanted.example"}""")).Body!;

        await LookAsync(UnusedPort());
        Assert.Contains("Another tenant", (string?)(await GetAsync((string)host["id"]!))["problem"], StringComparison.Ordinal);
        await ApiAnswer.SendAsync(other, "POST", $"/api/v1/hosts/{wanted["id"]}/check");
        await LookAsync(UnusedPort(), ("_tp-verify.go.wanted.example", [(string)wanted["token"]!]));
        await AskAndLookAsync((string)host["id"]!, UnusedPort());

        var proven = (await ApiAnswer.SendAsync(other, "GET", $"/api/v1/hosts/{wanted["id"]}")).Body!;
        Assert.True((bool)proven["is_verified"]!);
        var lost = await GetAsync((string)host["id"]!);
        Assert.Equal((false, true), ((bool)lost["is_verified"]!, ((string?)lost["problem"])?.StartsWith("host_taken", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_two_that_prove_a_host_at_once_one_has_it()
    {
        var host = await AddAsync("go.race.example");
        using var other = await _node.ClientAsync(await database.CreateTenantAsync("Racer"), ApiScope.Write);
        var wanted = (await ApiAnswer.SendAsync(other, "POST", "/api/v1/hosts", """{"host":"go.race.example"}""")).Body!;

        await LookAsync(UnusedPort(), ("_tp-verify.go.race.example", [(string)wanted["token"]!, (string)host["token"]!]));

        var both = new[] { await GetAsync((string)host["id"]!), (await ApiAnswer.SendAsync(other, "GET", $"/api/v1/hosts/{wanted["id"]}")).Body! };
        Assert.Single(both, each => (bool)each["is_verified"]!);
        Assert.Single(both, each => ((string?)each["problem"])?.StartsWith("host_taken", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Two_first_hosts_at_once_are_both_added_and_one_is_the_default()
    {
        using var client = await _node.ClientAsync(await database.CreateTenantAsync("Quick"), ApiScope.Write);
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => ApiAnswer.SendAsync(client, "POST", "/api/v1/hosts", $$"""{"host":"h{{number}}.quick.example"}""")));

        Assert.All(made, each => Assert.Equal(HttpStatusCode.Created, each.Status));
        var hosts = (await ApiAnswer.SendAsync(client, "GET", "/api/v1/hosts")).Body!["items"]!.AsArray();
        Assert.Single(hosts, host => (bool)host!["is_default"]!);
        await LookAsync(UnusedPort()); // or they would stand before the hosts of other tests
    }

    [Fact]
    public async Task A_proven_host_belongs_to_one_tenant_of_the_installation()
    {
        var host = await AddAsync("go.mine.example");
        await LookAsync(UnusedPort(), ("_tp-verify.go.mine.example", [(string)host["token"]!]));
        using var other = await _node.ClientAsync(await database.CreateTenantAsync("Other"), ApiScope.Write);
        var address = $"/api/v1/hosts/{host["id"]}";

        var again = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/hosts", """{"host":"go.mine.example"}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "taken"), (again.Status, again.Reason));
        var taken = await ApiAnswer.SendAsync(other, "POST", "/api/v1/hosts", """{"host":"GO.mine.example"}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "host_taken"), (taken.Status, taken.Reason));
        Assert.Equal(HttpStatusCode.NotFound, (await ApiAnswer.SendAsync(other, "GET", address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ApiAnswer.SendAsync(other, "POST", address + "/check")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ApiAnswer.SendAsync(other, "PATCH", address, """{"is_default":true}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ApiAnswer.SendAsync(other, "DELETE", address)).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await ApiAnswer.SendAsync(_client, "DELETE", address)).Status);
        Assert.Equal(HttpStatusCode.Created, (await ApiAnswer.SendAsync(other, "POST", "/api/v1/hosts", """{"host":"go.mine.example"}""")).Status);
    }

    [Fact]
    public async Task One_host_is_the_default_in_the_place_of_another()
    {
        var (first, second) = (await AddAsync("a.default.example"), await AddAsync("b.default.example"));
        Assert.Equal((true, false), ((bool)first["is_default"]!, (bool)second["is_default"]!));

        await ApiAnswer.SendAsync(_client, "PATCH", $"/api/v1/hosts/{second["id"]}", """{"is_default":true}""");
        Assert.Equal((false, true), ((bool)(await GetAsync((string)first["id"]!))["is_default"]!, (bool)(await GetAsync((string)second["id"]!))["is_default"]!));

        await ApiAnswer.SendAsync(_client, "PATCH", $"/api/v1/hosts/{second["id"]}", """{"is_default":false}""");
        Assert.Equal(2, (int)(await ApiAnswer.SendAsync(_client, "GET", "/api/v1/hosts")).Body!["total"]!);
        Assert.False((bool)(await GetAsync((string)second["id"]!))["is_default"]!);
    }

    [Theory]
    [InlineData("""{"host":"localhost"}""", "invalid")]
    [InlineData("""{"host":"https://go.example.com"}""", "invalid")]
    [InlineData("{}", "required")]
    [InlineData("""{"host":"go.typo.example","defualt":true}""", "unknown_field")]
    public async Task A_host_that_cannot_be_is_refused(string json, string reason)
    {
        var refused = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/hosts", json);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, reason), (refused.Status, refused.Reason));
    }

    [Fact]
    public async Task The_host_of_these_pages_is_nobodys_tracking_host()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/hosts") { Content = new StringContent("""{"host":"admin.agency.example"}""", null, "application/json") };
        request.Headers.Host = "admin.agency.example:8080";

        var refused = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("\"reserved\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<JsonNode> AddAsync(string host)
    {
        var made = await ApiAnswer.SendAsync(_client, "POST", "/api/v1/hosts", $$"""{"host":"{{host}}"}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return made.Body!;
    }

    private async Task<JsonNode> GetAsync(string id) => (await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/hosts/{id}")).Body!;

    private async Task<string> LinkUrlAsync() => (string)(await ApiAnswer.SendAsync(_client, "GET", $"/api/v1/links/{_tenant.Link}")).Body!["url"]!;

    private async Task AskAndLookAsync(string id, int port)
    {
        Assert.Equal(HttpStatusCode.Accepted, (await ApiAnswer.SendAsync(_client, "POST", $"/api/v1/hosts/{id}/check")).Status);
        await LookAsync(port);
    }

    /// <summary>A worker whose every name leads to a server on this machine.</summary>
    private async Task<int> LookAsync(int port, params (string Name, string[] Texts)[] records)
    {
        var limits = new OutboundLimits { AllowPrivateNetworks = true };
        using var visit = new HostVisit(
            GuardedHttp.CreateInvoker(limits, (_, _) => Task.FromResult(new[] { IPAddress.Loopback }), (to, token) => GuardedConnector.DialTcpAsync(new IPEndPoint(to.Address, port), token)), limits);
        return await new HostChecks(database.Services.GetRequiredService<HostBook>(), visit, Texts, TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);

        Task<IReadOnlyList<string>> Texts(string name, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>([.. records.Where(record => record.Name == name).SelectMany(record => record.Texts)]);
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
