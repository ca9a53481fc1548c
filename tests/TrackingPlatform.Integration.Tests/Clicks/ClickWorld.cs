using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Privacy;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Clicks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Clicks;

/// <summary>A database of its own with one tenant, one offer and the link <c>demo</c>, and a node that answers clicks on it.</summary>
internal sealed class ClickWorld : IAsyncDisposable
{
    private readonly byte[] _masterKey = RandomNumberGenerator.GetBytes(32);
    private readonly TemporaryFolder _folder = new();
    private DatabaseLogins _logins = null!;
    private ClickNode _node = null!;

    public PostgresCluster Cluster { get; private set; } = null!;

    public OfferId OfferId { get; private set; }

    public HttpClient Client => _node.Client;

    /// <summary>The node's data directory.</summary>
    public string Folder => _folder.Path;

    public async ValueTask StartAsync()
    {
        Cluster = await PostgresCluster.StartAsync();
        _logins = DatabaseLogins.From(Cluster.OwnerConnectionString, new Dictionary<string, string>());
        await new DatabaseMigration(NullLogger<DatabaseMigration>.Instance).RunAsync(_logins, CancellationToken.None);
        await SeedAsync();
        await StartNodeAsync();
    }

    public async Task StartNodeAsync() => _node = await StartNodeAsync(_folder.Path);

    /// <summary>Another node on the same database.</summary>
    public Task<ClickNode> StartNodeAsync(string dataDirectory, params (string Key, string Value)[] settings) => ClickNode.StartAsync(_logins, dataDirectory, _masterKey, settings);

    /// <summary>Another node whose clock is not the database's.</summary>
    public Task<ClickNode> StartNodeAsync(string dataDirectory, TimeProvider clock) => ClickNode.StartAsync(_logins, dataDirectory, new SecretBox(_masterKey), clock);

    public ValueTask StopNodeAsync() => _node.DisposeAsync();

    /// <summary>Puts a file of address data into use.</summary>
    public void AddAddresses(MmdbWriter file)
    {
        file.Save(Path.Combine(Folder, "addresses", $"{Guid.NewGuid():N}.mmdb"));
        _node.Services.GetRequiredService<AddressFolder>().Refresh(waitsForRest: false);
    }

    public async Task<HttpStatusCode> ClickAsync(string path) => (await Client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode;

    public Task StoredAsync(int clicks) => Eventually.HoldsAsync(async () =>
    {
        var count = await ScalarAsync("select count(*) from clicks");
        Assert.True(int.Parse(count!, CultureInfo.InvariantCulture) <= clicks, $"{count} clicks are stored, {clicks} were made");
        return count == clicks.ToString(CultureInfo.InvariantCulture);
    });

    public Task<string?> ScalarAsync(string sql) => Sql.ScalarAsync(_logins.Owner, sql);

    public Task ExecuteAsync(string sql) => Sql.ExecuteAsync(_logins.Owner, sql);

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await Cluster.DisposeAsync();
        _folder.Dispose();
    }

    private async Task SeedAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddSingleton(new Domain.Privacy.SecretBox(_masterKey)).AddPlatformData(_logins).BuildServiceProvider();
        var tenant = Tenant.Create("Tenant", "Europe/Berlin", Currency.Of("EUR"), now);
        await services.GetRequiredService<PlatformScope>().RunAsync(
            "seed a test", async (context, token) => { context.Add(tenant); return await context.SaveChangesAsync(token); }, CancellationToken.None);
        await services.GetRequiredService<TenantScope>().RunAsync(
            tenant.Id,
            async (context, token) =>
            {
                var advertiser = Advertiser.Create(tenant.Id, "Shop", now);
                advertiser.SetPostbackToken("sealed", RandomNumberGenerator.GetBytes(32), now);
                var offer = Offer.Create(tenant.Id, advertiser.Id, Currency.Of("EUR"), now);
                offer.Describe("Offer", "https://shop.example/?cid={click_id}&s={sub1}&c={param:colour}", Offer.DefaultAttributionWindow, null, EntityStatus.Active, now);
                offer.SetDefaultEvent(offer.AddEvent("sale", now));
                var publisher = Publisher.Create(tenant.Id, "Publisher", now);
                var campaign = Campaign.Create(tenant.Id, "Campaign", now);
                campaign.Route([(offer.Id, 100)], now);
                OfferId = offer.Id;
                context.AddRange(advertiser, offer, publisher, campaign);
                await context.SaveChangesAsync(token);
                context.Add(Link.Create(tenant.Id, campaign.Id, publisher.Id, "demo", new Dictionary<string, string>(), now));
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
    }
}
