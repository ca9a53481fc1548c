using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>One tenant on one database and one data directory, and processes on them that come and go.</summary>
public sealed class PostbackWorld : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private PostgresCluster? _cluster;
    private TrackedTenant? _tenant;

    public ScriptedPublisher Publisher { get; } = ScriptedPublisher.Start();

    private string Owner => _cluster!.OwnerConnectionString; // there from InitializeAsync on

    public async ValueTask InitializeAsync() => _cluster = await PostgresCluster.StartAsync();

    /// <summary>Starts it, or starts it again.</summary>
    public async Task<PlatformProcess> StartAsync()
    {
        var platform = await PlatformProcess.StartAsync(_folder.Path, TrackedTenant.SettingsForLoopback(Owner));
        _tenant ??= await TrackedTenant.CreateAsync(platform.Address, Publisher.Url + "/pb?c={conversion_id}");
        await TrackedTenant.LeadsOnAsync(platform.Address);
        return platform;
    }

    public static HttpClient Client(PlatformProcess platform)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform.Address, Timeout = TimeSpan.FromSeconds(15) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TrackedTenant.ApiKey);
        return client;
    }

    /// <summary>A visit that was answered.</summary>
    public static async Task<string> ClickAsync(HttpClient client)
    {
        using var answer = await client.GetAsync($"/c/{TrackedTenant.Code}");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return TrackedTenant.ClickIn(answer);
    }

    /// <summary>Reports a sale; null where no answer came.</summary>
    public async Task<JsonElement?> ReportAsync(HttpClient client, string click, string? status = null)
    {
        try
        {
            using var answer = await client.GetAsync($"/postback?click_id={click}&txn_id=T-{click}&token={_tenant!.Token}{(status is null ? "" : "&status=" + status)}");
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What became of a postback in the end.</summary>
    public async Task<string?> VerdictAsync(HttpClient client, string receipt) =>
        (await client.GetFromJsonAsync<JsonElement>($"/receipts/{receipt}?token={_tenant!.Token}")).GetProperty("verdict").GetString();

    /// <summary>Keeps clicks out of the database until it is disposed; they can be read all the while.</summary>
    public async Task<IAsyncDisposable> HoldClicksBackAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand("begin; lock table clicks in exclusive mode", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>What a killed process had in hand is taken up at once: requests it had not judged instead of in half a minute, deliveries it had claimed instead of in a whole one.</summary>
    public Task HurryAsync() => Sql.ExecuteAsync(
        Owner,
        """
        update inbound set next_judgement_at = now() where verdict = 'waiting' and next_judgement_at > now();
        update deliveries set lease_until = now() - interval '1 second' where state = 'leased'
        """);

    public async Task<int> CountAsync(string query) => int.Parse((await Sql.ScalarAsync(Owner, query))!, CultureInfo.InvariantCulture);

    /// <summary>Everything has come to rest, and what came in adds up with where it went.</summary>
    public async Task AddsUpAsync(HttpClient client)
    {
        await Eventually.HoldsAsync(async () => await CountAsync("select (select count(*) from deliveries) + (select count(*) from inbound where verdict = 'waiting')") == 0);
        await Eventually.HoldsAsync(async () =>
        {
            var balance = await client.GetFromJsonAsync<JsonElement>("/api/v1/balance");
            return balance.GetProperty("balanced").GetBoolean() && balance.GetProperty("in_journal").GetInt64() == 0;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Publisher.DisposeAsync();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        _folder.Dispose();
    }
}
