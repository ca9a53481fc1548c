using System.Net;
using System.Text.Json;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Integration.Tests.Postbacks;
using TrackingPlatform.Integration.Tests.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>A tenant that is set up by API, and a node that answers its visitors and their browsers.</summary>
internal sealed class BrowserWorld : IAsyncDisposable
{
    private readonly PlatformDatabaseFixture _database;
    private readonly ApiNode _api;
    private readonly HttpClient _client;
    private readonly PostbackNode _edge;

    private BrowserWorld(PlatformDatabaseFixture database, ApiNode api, HttpClient client, PostbackNode edge, SeededTenant tenant) =>
        (_database, _api, _client, _edge, Tenant) = (database, api, client, edge, tenant);

    public SeededTenant Tenant { get; }

    public HttpClient Edge => _edge.Client;

    public HttpClient Api => _client;

    public static async Task<BrowserWorld> CreateAsync(PlatformDatabaseFixture database)
    {
        var api = await ApiNode.StartAsync(database);
        var tenant = await database.CreateSeededTenantAsync("Acme");
        return new BrowserWorld(database, api, await api.ClientAsync(tenant.Id, ApiScope.Write), await PostbackNode.StartAsync(database.Database), tenant);
    }

    /// <summary>Changes the tenant's offer, or another path of the API.</summary>
    public async Task<ApiAnswer> ChangeAsync(string json, string? path = null)
    {
        var answer = await ApiAnswer.SendAsync(_client, "PATCH", path ?? $"/api/v1/offers/{Tenant.Offer}", json);
        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body?.ToJsonString());
        return answer;
    }

    /// <summary>Asks the node as a browser would.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Edge.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks until the node has heard of the set-up.</summary>
    public async Task<HttpResponseMessage> AskUntilAsync(string path, Func<HttpResponseMessage, bool> isRight, params (string Name, string Value)[] headers)
    {
        HttpResponseMessage? response = null;
        await Eventually.HoldsAsync(async () => isRight(response = await AskAsync(path, headers)));
        return response!; // it held
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    /// <summary>The value of a cookie that was given; null when it was not.</summary>
    public static string? CookieOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.FirstOrDefault(each => each.StartsWith(name, StringComparison.Ordinal))?.Split(';')[0] : null;

    public Task<string?> ScalarAsync(string sql) => Sql.ScalarAsync(_database.Logins.Owner, sql.Replace("$tenant", $"'{Tenant.Id.Value}'", StringComparison.Ordinal));

    public Task HoldsAsync(string expected, string sql) => Eventually.HoldsAsync(async () => await ScalarAsync(sql) == expected);

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        _client.Dispose();
        await _api.DisposeAsync();
    }
}
