using System.Net;
using System.Text.Json.Nodes;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Integration.Tests.Tenancy;

namespace TrackingPlatform.Integration.Tests.Reporting;

/// <summary>The REST API before the books of one tenant.</summary>
internal sealed class LogNode : IAsyncDisposable
{
    private readonly ApiNode _api;
    private readonly HttpClient _client;
    private readonly bool _isShared;

    private LogNode(ApiNode api, HttpClient client, ReportingWorld world, bool isShared) => (_api, _client, World, _isShared) = (api, client, world, isShared);

    public ReportingWorld World { get; }

    /// <summary>Starts it with a key of the tenant.</summary>
    public static async Task<LogNode> StartAsync(PlatformDatabaseFixture database, ApiScope scope = ApiScope.Operate, bool allowPrivateNetworks = false)
    {
        var world = await ReportingWorld.FoundAsync(database.Database);
        var api = allowPrivateNetworks ? await ApiNode.StartAsync(database, allowPrivateNetworks) : await database.NodeAsync();
        return new LogNode(api, await api.ClientAsync(world.Tenant, scope), world, !allowPrivateNetworks);
    }

    /// <summary>The description of the whole API.</summary>
    public async Task<JsonNode> DescriptionAsync() => (await ApiAnswer.SendAsync(_client, "GET", "/openapi/v1.json")).Body!;

    public Task<ApiAnswer> SendAsync(string method, string path, string? json = null, string? ifMatch = null, string? idempotencyKey = null) =>
        ApiAnswer.SendAsync(_client, method, "/api/v1/" + path, json, ifMatch, idempotencyKey);

    /// <summary>Hands a file over.</summary>
    public Task<ApiAnswer> SendFileAsync(string path, string text) => ApiAnswer.SendAsync(_client, "POST", "/api/v1/" + path, text, mediaType: "text/csv");

    /// <summary>Asks as somebody else.</summary>
    public async Task<ApiAnswer> SendAsAsync(TenantId tenant, ApiScope scope, string method, string path, string? json = null)
    {
        using var client = await _api.ClientAsync(tenant, scope);
        return await ApiAnswer.SendAsync(client, method, "/api/v1/" + path, json);
    }

    /// <summary>Opens a page as somebody without an account.</summary>
    public async Task<OpenedPage> OpenAsync(string path)
    {
        using var stranger = new HttpClient { BaseAddress = _client.BaseAddress };
        using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative));
        return new OpenedPage(answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), answer.Headers);
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        var answer = await SendAsync("GET", path);
        Assert.True(answer.Status is HttpStatusCode.OK, $"{path}: {answer.Body?.ToJsonString()}");
        return answer.Body!;
    }

    /// <summary>The ids of one page of a log.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string path) => IdsOf(await GetAsync(path));

    public static IReadOnlyList<string> IdsOf(JsonNode page) => [.. page["items"]!.AsArray().Select(item => (string)(item!["id"] ?? item["receipt"] ?? item["click_id"])!)];

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (!_isShared)
        {
            await _api.DisposeAsync();
        }
    }
}
