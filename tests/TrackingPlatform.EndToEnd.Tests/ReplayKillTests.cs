using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>kill -9 in the middle of a replay. It goes on where it was, and every delivery is sent again once.</summary>
public sealed class ReplayKillTests
{
    private const int Deliveries = 60;

    // A replay that fell silent, and leases of the killed one, both have to run out.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    // As the dispatcher would have left them after four days.
    private static readonly string Dead =
        $"""
        with numbers as (select n, gen_random_uuid() as conversion from generate_series(1, {Deliveries}) n),
        booked as (
            insert into conversions (tenant_id, conversion_id, offer_id, event_id, advertiser_id, publisher_id, dedupe_key, status, currency, payout, revenue,
                occurred_at, booked_at, changed_at, event_seq, explanation)
            select o.tenant_id, conversion, o.id, e.id, o.advertiser_id, p.id, n::text, 'approved', 'EUR', 2.5, 4, now(), now(), now(), 1, '[]'
            from numbers, offers o join offer_events e on e.tenant_id = o.tenant_id and e.offer_id = o.id, publishers p)
        insert into deliveries_dead (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, reason,
            macro_values, attempt, created_at)
        select t.tenant_id, (substring(first_uuid_of(current_date)::text for 24) || lpad(to_hex(n), 12, '0'))::uuid, conversion, t.id, 1, 1, t.publisher_id, o.id, 'sale', 'approved', v.endpoint,
            'dead', 'gave_up', jsonb_build_object(), 12, now()
        from numbers, templates t join template_versions v on v.tenant_id = t.tenant_id and v.template_id = t.id, offers o
        """;

    [Fact]
    public async Task Killed_in_the_middle_of_a_replay_it_sends_each_delivery_again_once()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        await using var publisher = ScriptedPublisher.Start();
        var settings = TrackedTenant.SettingsForLoopback(cluster.OwnerConnectionString);
        string replay;
        await using (var platform = await PlatformProcess.StartAsync(folder.Path, settings))
        {
            await TrackedTenant.CreateAsync(platform.Address, publisher.Url + "/pb?cid={click_ref}&c={conversion_id}");
            await Sql.ExecuteAsync(cluster.OwnerConnectionString, Dead);
            await platform.KillAsync();
        }

        await using (var dying = await PlatformProcess.StartAsync(folder.Path, new Dictionary<string, string>(settings) { ["Platform__Failpoint"] = "mid-replay:3" }))
        {
            using var client = Client(dying.Address);
            using var begun = await client.PostAsJsonAsync("/api/v1/replays", new { filter = new { states = new[] { "dead" } }, per_second = 20 });
            replay = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
            await ProcessTree.GoneAsync(dying.Id);
        }

        Assert.Equal("40", await Sql.ScalarAsync(cluster.OwnerConnectionString, "select sent from replays"));
        await using var last = await PlatformProcess.StartAsync(folder.Path, settings);
        using var watcher = Client(last.Address);
        await Eventually.HoldsAsync(
            async () => (await watcher.GetFromJsonAsync<JsonElement>($"/api/v1/replays/{replay}")).GetProperty("state").GetString() == "done", Patience);

        await Eventually.HoldsAsync(async () => await Sql.ScalarAsync(cluster.OwnerConnectionString, "select count(*) from deliveries_done where state = 'delivered'") == $"{Deliveries}", Patience);
        Assert.Equal($"{Deliveries} 1 1", await Sql.ScalarAsync(cluster.OwnerConnectionString, "select count(*) || ' ' || min(replays) || ' ' || max(replays) from deliveries_done"));
        Assert.Equal(Deliveries, publisher.Requests.Select(request => request.Delivery).Distinct().Count());
    }

    private static HttpClient Client(Uri platform)
    {
        var client = new HttpClient { BaseAddress = platform };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TrackedTenant.ApiKey);
        return client;
    }
}
