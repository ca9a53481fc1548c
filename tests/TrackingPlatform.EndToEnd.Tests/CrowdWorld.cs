using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>Two tenants of one installation: the first has thousands of dead endpoints with a backlog and takes all it can get, the second wants to be served all the while.</summary>
internal sealed class CrowdWorld : IAsyncDisposable
{
    public const int DeadEndpoints = 2_000;
    public const int WaitingEach = 30;
    public const int ReplayedEach = 10;
    public const string NeighbourCode = "neighbour";

    private const string NeighbourKey = "neighbour-tenant-key-0123456789abcdef0123";

    private readonly TemporaryFolder _folder = new();

    private PlatformProcess? _first;

    private CrowdWorld(PostgresCluster cluster) => Cluster = cluster;

    public PostgresCluster Cluster { get; }

    public ScriptedPublisher Publisher { get; } = ScriptedPublisher.Start();

    /// <summary>Who floods.</summary>
    public TrackedTenant Loud { get; private set; } = null!; // there from CreateAsync on

    /// <summary>Who must not suffer.</summary>
    public TrackedTenant Neighbour { get; private set; } = null!; // there from CreateAsync on

    private string Owner => Cluster.OwnerConnectionString;

    public static async Task<CrowdWorld> CreateAsync()
    {
        var world = new CrowdWorld(await PostgresCluster.StartAsync());
        var platform = world._first = await world.StartAsync();
        world.Loud = await TrackedTenant.CreateAsync(platform.Address, world.Publisher.Url + "/loud?c={conversion_id}");
        await world.ExecuteAsync(
            $"""
            with founded as (
                insert into tenants select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'name', 'Neighbour'))).* from tenants t returning id)
            insert into api_keys
            select (jsonb_populate_record(k, jsonb_build_object('tenant_id', f.id, 'id', gen_random_uuid(), 'hash', '\x{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NeighbourKey)))}'))).*
            from api_keys k, founded f
            """);
        world.Neighbour = await TrackedTenant.CreateAsync(platform.Address, world.Publisher.Url + "/neighbour?c={conversion_id}", NeighbourKey, NeighbourCode);
        await world.CrowdAsync();
        return world;
    }

    /// <summary>What was set up is served by it, until it is killed.</summary>
    public PlatformProcess First => _first!; // there from CreateAsync on

    public Task<PlatformProcess> StartAsync() => PlatformProcess.StartAsync(_folder.Path, TrackedTenant.SettingsForLoopback(Owner));

    public static HttpClient Client(PlatformProcess platform, bool asNeighbour)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform.Address, Timeout = TimeSpan.FromSeconds(15) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", asNeighbour ? NeighbourKey : TrackedTenant.ApiKey);
        return client;
    }

    public static async Task<JsonElement> BalanceAsync(HttpClient client) => await client.GetFromJsonAsync<JsonElement>("/api/v1/balance");

    /// <summary>A report that looks at a snapshot for as long as it is not disposed: nothing that was updated or deleted since can be cleaned up.</summary>
    public async Task<IAsyncDisposable> HoldSnapshotAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand("begin isolation level repeatable read; select count(*) from deliveries", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>What a killed process had claimed is free at once, instead of in a minute.</summary>
    public Task ExpireLeasesAsync() => ExecuteAsync("update deliveries set lease_until = now() - interval '1 second' where state = 'leased'");

    public async Task<int> CountAsync(string query) => int.Parse((await Sql.ScalarAsync(Owner, query))!, CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        if (_first is not null)
        {
            await _first.DisposeAsync();
        }

        await Publisher.DisposeAsync();
        await Cluster.DisposeAsync();
        _folder.Dispose();
    }

    // Nobody listens on port 8443 of these addresses of this machine: every attempt is refused at once. All belong to a publisher of their own, so that no sale plans for them.
    private Task CrowdAsync() => ExecuteAsync(
        $"""
        create temporary table dead as
            select n, gen_random_uuid() as template, format('http://127.%s.%s.9:8443', 1 + n / 250, 1 + n % 250) as endpoint, '{Tenant}'::uuid as tenant_id from generate_series(1, {DeadEndpoints}) n;
        insert into publishers select (jsonb_populate_record(p, jsonb_build_object('id', '00000000-0000-7000-8000-000000000001', 'name', 'Away'))).* from publishers p where tenant_id = '{Tenant}';
        insert into templates
            select (jsonb_populate_record(t, jsonb_build_object('id', d.template, 'publisher_id', '00000000-0000-7000-8000-000000000001', 'name', 'Away ' || n))).*
            from dead d join templates t on t.tenant_id = d.tenant_id;
        insert into template_versions
            select (jsonb_populate_record(v, jsonb_build_object('template_id', d.template, 'endpoint', d.endpoint, 'url', d.endpoint || '/pb'))).*
            from dead d join template_versions v on v.tenant_id = d.tenant_id;
        create temporary table sold as
            select n, gen_random_uuid() as conversion from generate_series(1, {WaitingEach + ReplayedEach}) n;
        insert into conversions (tenant_id, conversion_id, offer_id, event_id, advertiser_id, publisher_id, dedupe_key, status, currency, payout, revenue, occurred_at, booked_at, changed_at,
                event_seq, explanation)
            select o.tenant_id, s.conversion, o.id, e.id, o.advertiser_id, '00000000-0000-7000-8000-000000000001', 'away' || s.n, 'approved', 'EUR', 2.5, 4, now(), now(), now(), 1, '[]'
            from sold s, offers o join offer_events e on e.tenant_id = o.tenant_id and e.offer_id = o.id where o.tenant_id = '{Tenant}';
        insert into deliveries (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, macro_values,
                next_at, created_at, deadline_at)
            select d.tenant_id, gen_random_uuid(), s.conversion, d.template, 1, 1, '00000000-0000-7000-8000-000000000001', c.offer_id, 'sale', 'approved', d.endpoint, 'due', jsonb_build_object(),
                now() - interval '1 hour', now(), now() + interval '7 days'
            from dead d, sold s join conversions c on c.conversion_id = s.conversion where s.n <= {WaitingEach};
        insert into deliveries_dead (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, reason,
                macro_values, attempt, created_at)
            select d.tenant_id, (substring(first_uuid_of(current_date)::text for 19) || right(gen_random_uuid()::text, 17))::uuid, s.conversion, d.template, 1, 1,
                '00000000-0000-7000-8000-000000000001', c.offer_id, 'sale', 'approved', d.endpoint, 'dead', 'gave_up', jsonb_build_object(), 12, now()
            from dead d, sold s join conversions c on c.conversion_id = s.conversion where s.n > {WaitingEach};
        analyze deliveries
        """);

    private const string Tenant = "(select id from tenants where name = 'Tracked')";

    private Task ExecuteAsync(string sql) => Sql.ExecuteAsync(Owner, sql.Replace($"'{Tenant}'", Tenant, StringComparison.Ordinal));
}
