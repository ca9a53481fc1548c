using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Edge.Offers;
using TrackingPlatform.Integration.Tests.Clicks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Offers;

/// <summary>Several nodes on one PostgreSQL.</summary>
public sealed class CapEdgeTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    [Fact]
    public async Task Two_nodes_let_exactly_as_many_visitors_pass_as_the_cap_says_and_keep_no_token()
    {
        var seeded = await database.CreateSeededTenantAsync("Two nodes");
        await LimitAsync(seeded, """[{"what":"clicks","period":"lifetime","limit":60}]""");
        using var folders = new Folders();
        var nodes = new List<ClickNode> { await StartAsync(folders.Next()), await StartAsync(folders.Next()) };

        var (passed, turned) = (0, 0);
        await Eventually.HoldsAsync(async () =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => nodes[number % 2].Client.GetAsync($"/c/{seeded.LinkCode}")));
            passed += answers.Count(answer => answer.StatusCode == HttpStatusCode.Found);
            turned += answers.Count(answer => answer.StatusCode != HttpStatusCode.Found);
            return passed >= 60;
        });
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        Assert.Equal(60, passed);
        Assert.True(turned > 0);
        Assert.Equal("60|60|60", await ScalarAsync($"select concat_ws('|', trim_scale(used), (select sum(taken) from cap_leases where tenant_id = k.tenant_id), (select sum(spent) from cap_leases where tenant_id = k.tenant_id)) from cap_counters k where tenant_id = '{seeded.Id.Value}'"));
    }

    [Fact]
    public async Task A_node_that_stops_gives_its_tokens_back_and_one_that_dies_keeps_its_lease_and_no_more()
    {
        var seeded = await database.CreateSeededTenantAsync("Stops");
        await LimitAsync(seeded, """[{"what":"clicks","period":"lifetime","limit":1000}]""");
        using var folders = new Folders();
        await using (var node = await StartAsync(folders.Next()))
        {
            Assert.Equal("250", await UsedAsync(seeded));
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => node.Client.GetAsync($"/c/{seeded.LinkCode}"))), answer => Assert.Equal(HttpStatusCode.Found, answer.StatusCode));
        }

        Assert.Equal("3", await UsedAsync(seeded));
        var dead = new CapLeases(database.Services.GetRequiredService<Data.Tenancy.DataSources>(), TimeProvider.System);
        await dead.ExchangeAsync(Guid.NewGuid(), [new CapExchange(await CounterAsync(seeded), 0, 0, 1_000)], CancellationToken.None);
        Assert.Equal("252", await UsedAsync(seeded)); // 3 and a quarter of 997
    }

    [Fact]
    public async Task Sixty_four_threads_of_eight_nodes_spend_a_cap_to_the_last_token_and_not_one_more()
    {
        var seeded = await database.CreateSeededTenantAsync("Threads");
        await LimitAsync(seeded, """[{"what":"clicks","period":"lifetime","limit":20000}]""");
        var source = database.Services.GetRequiredService<ICampaignSource>();
        var snapshot = SnapshotBuilder.Build(await source.LoadAsync(CancellationToken.None));
        var cap = snapshot.Offers[seeded.Offer].Caps.Single();
        var leases = database.Services.GetRequiredService<ICapLeases>();
        var passed = 0L;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            var gate = new CapGate();
            gate.Adopt(snapshot);
            var (node, isDone) = (Guid.NewGuid(), false);
            var visitors = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                while (!Volatile.Read(ref isDone))
                {
                    for (var burst = 0; burst < 50; burst++)
                    {
                        if (gate.TryTake(cap, default, DateTimeOffset.UtcNow))
                        {
                            Interlocked.Increment(ref passed);
                        }
                    }

                    await Task.Delay(1);
                }
            })).ToList();
            while (Interlocked.Read(ref passed) < 20_000)
            {
                // Only this tenant's: the database is shared.
                var due = gate.Due(DateTimeOffset.UtcNow).Where(each => each.Exchange.Counter.Cap.Tenant == seeded.Id).ToList();
                var grants = await leases.ExchangeAsync(node, [.. due.Select(each => each.Exchange)], CancellationToken.None);
                for (var index = 0; index < due.Count; index++)
                {
                    due[index].Lease.Receive(grants[index]);
                }
            }

            await Task.Delay(50);
            Volatile.Write(ref isDone, true);
            await Task.WhenAll(visitors);
        })).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(20_000, passed);
        Assert.Equal("20000", await UsedAsync(seeded));
    }

    [Fact]
    public async Task A_full_cap_on_conversions_turns_visitors_away_within_seconds()
    {
        var seeded = await database.CreateSeededTenantAsync("Conversions");
        await LimitAsync(seeded, """[{"what":"conversions","period":"lifetime","limit":7,"overflow":"fallback"}]""", fallback: "https://fallback.example/");
        using var folders = new Folders();
        await using var node = await StartAsync(folders.Next());
        Assert.StartsWith("https://shop.example/", await LocationAsync(node, seeded), StringComparison.Ordinal);

        var counter = await CounterAsync(seeded);
        await ScalarAsync(
            $"""
            insert into cap_counters (tenant_id, cap, publisher_id, period_start, period_end, scope, scope_id, group_name, what, currency, period, zone, used, full_at)
            values ('{seeded.Id.Value}', '{counter.Cap.Key}', '{Guid.Empty}', '{counter.Span.Start:O}', '{counter.Span.End:O}', 'offer', '{seeded.Offer.Value}', '', 'conversions', '', 'lifetime', '', 7, now())
            """);

        await Eventually.HoldsAsync(async () => await LocationAsync(node, seeded) == "https://fallback.example/", TimeSpan.FromSeconds(5));
        await Eventually.HoldsAsync(async () => await ScalarAsync($"select count(*) from clicks where tenant_id = '{seeded.Id.Value}' and reason = 'cap_offer'") != "0");
    }

    [Fact]
    public async Task A_new_cap_has_its_tokens_before_its_first_visitor()
    {
        var seeded = await database.CreateSeededTenantAsync("New");
        using var folders = new Folders();
        await using var node = await StartAsync(folders.Next());

        await LimitAsync(seeded, """[{"what":"clicks","period":"day","limit":100000,"per":"publisher"}]""");
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 100; time++)
        {
            answers.Add((await node.Client.GetAsync($"/c/{seeded.LinkCode}")).StatusCode);
            await Task.Delay(10);
        }

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Found, answer));
        Assert.Equal("1", await ScalarAsync($"select count(*) from cap_counters where tenant_id = '{seeded.Id.Value}' and publisher_id = '{seeded.Publisher.Value}'"));
    }

    private Task<ClickNode> StartAsync(string folder) => ClickNode.StartAsync(database.Logins, folder, PlatformDatabase.MasterKey);

    private Task LimitAsync(SeededTenant seeded, string caps, string? fallback = null) => database.Tenants.RunAsync(
        seeded.Id,
        async (context, token) =>
        {
            var offer = context.Offers.Single(each => each.Id == seeded.Offer);
            offer.Limit(CapJson.Read(caps), DateTimeOffset.UtcNow);
            offer.Describe(offer.Name, offer.Destination, offer.AttributionWindow, fallback, offer.Status, DateTimeOffset.UtcNow);
            await context.SaveChangesAsync(token);
        },
        CancellationToken.None);

    private Task<CapCounter> CounterAsync(SeededTenant seeded) => database.Tenants.RunAsync(
        seeded.Id,
        (context, _) => Task.FromResult(BoundCap.Of(
            context.Offers.Single(each => each.Id == seeded.Offer).Caps, seeded.Id, CapScope.Offer, seeded.Offer.Value, TimeZoneInfo.Utc, Currency.Of("USD"))[0].Counter(default, DateTimeOffset.UtcNow)),
        CancellationToken.None);

    private Task<string?> UsedAsync(SeededTenant seeded) => ScalarAsync($"select trim_scale(used)::text from cap_counters where tenant_id = '{seeded.Id.Value}'");

    private Task<string?> ScalarAsync(string sql) => Sql.ScalarAsync(database.Database.SuperuserConnectionString, sql);

    private static async Task<string?> LocationAsync(ClickNode node, SeededTenant seeded) => (await node.Client.GetAsync($"/c/{seeded.LinkCode}")).Headers.Location?.OriginalString;

    private sealed class Folders : IDisposable
    {
        private readonly List<TemporaryFolder> _folders = [];

        public string Next()
        {
            _folders.Add(new TemporaryFolder());
            return _folders[^1].Path;
        }

        public void Dispose() => _folders.ForEach(folder => folder.Dispose());
    }
}
