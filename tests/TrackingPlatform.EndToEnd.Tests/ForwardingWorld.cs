using System.Globalization;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>A database with one tenant whose publisher is told at a scripted server, and workers that come and go.</summary>
public sealed class ForwardingWorld : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _planned = [];
    private PostgresCluster? _cluster;
    private int _nodes;

    public ScriptedPublisher Publisher { get; } = ScriptedPublisher.Start();

    /// <summary>Every delivery that was planned, as publishers see its id.</summary>
    public IReadOnlyList<string> Planned => _planned;

    private string Owner => _cluster!.OwnerConnectionString; // there from InitializeAsync on

    public async ValueTask InitializeAsync()
    {
        _cluster = await PostgresCluster.StartAsync();
        await using var platform = await PlatformProcess.StartAsync(Directory(), Settings());
        await TrackedTenant.CreateAsync(platform.Address, Publisher.Url + "/pb?c={conversion_id}");
    }

    /// <summary>Starts a worker of its own; with a failpoint it ends there by SIGKILL.</summary>
    public Task<PlatformProcess> StartWorkerAsync(string? failpoint = null)
    {
        var settings = Settings();
        settings["Platform__Roles"] = "worker";
        if (failpoint is not null)
        {
            settings["Platform__Failpoint"] = failpoint;
        }

        return PlatformProcess.StartAsync(Directory(), settings);
    }

    /// <summary>Plans deliveries as a booking does, one conversion each; answers their ids as publishers see them.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => DeliveryId.New(DateTimeOffset.UtcNow)).ToList();
        await ExecuteAsync(
            $$"""
            with planned as (select id, gen_random_uuid() as conversion from unnest('{{{string.Join(',', ids.Select(id => id.Value))}}}'::uuid[]) id),
            booked as (
                insert into conversions (tenant_id, conversion_id, offer_id, event_id, advertiser_id, publisher_id, dedupe_key, status, currency, payout, revenue,
                    occurred_at, booked_at, changed_at, event_seq, explanation)
                select o.tenant_id, conversion, o.id, e.id, o.advertiser_id, p.id, planned.id::text, 'approved', 'EUR', 2.5, 4, now(), now(), now(), 1, '[]'
                from planned, offers o join offer_events e on e.tenant_id = o.tenant_id and e.offer_id = o.id, publishers p)
            insert into deliveries (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint,
                state, macro_values, next_at, created_at, deadline_at)
            select t.tenant_id, planned.id, conversion, t.id, 1, 1, t.publisher_id, o.id, 'sale', 'approved', v.endpoint, 'due', jsonb_build_object('conversion_id', conversion),
                now(), now(), now() + interval '7 days'
            from planned, templates t join template_versions v on v.tenant_id = t.tenant_id and v.template_id = t.id, offers o
            """);
        var texts = ids.Select(id => id.ToString()).ToList();
        _planned.AddRange(texts);
        return texts;
    }

    /// <summary>Lets every lease run out at once instead of in a minute; answers how many there were.</summary>
    public async Task<int> ExpireLeasesAsync()
    {
        var leased = await CountAsync("select count(*) from deliveries where state = 'leased'");
        await ExecuteAsync("update deliveries set lease_until = now() - interval '1 second' where state = 'leased'");
        return leased;
    }

    /// <summary>Waits until nothing is due or leased any more, and holds the books against what was planned: each there once, delivered.</summary>
    public async Task AllDeliveredAsync()
    {
        await Eventually.HoldsAsync(async () => await CountAsync("select count(*) from deliveries_done where state = 'delivered'") == _planned.Count);
        Assert.Equal(0, await CountAsync("select count(*) from deliveries"));
        Assert.Equal(0, await CountAsync("select count(*) from deliveries_dead"));
    }

    public async Task<int> CountAsync(string query) => int.Parse((await Sql.ScalarAsync(Owner, query))!, CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Publisher.DisposeAsync();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        _folder.Dispose();
    }

    // Each is a machine of its own, with the master key of the others.
    private string Directory() => Path.Combine(_folder.Path, $"node{++_nodes}");

    private Dictionary<string, string> Settings() =>
        new(TrackedTenant.SettingsForLoopback(Owner)) { ["Platform__MasterKey"] = Convert.ToBase64String(PlatformDatabase.MasterKey) };

    private Task ExecuteAsync(string sql) => Sql.ExecuteAsync(Owner, sql);
}
