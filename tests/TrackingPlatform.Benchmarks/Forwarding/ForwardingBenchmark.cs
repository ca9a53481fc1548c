using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TrackingPlatform.Benchmarks.Clicks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Forwarding;

/// <summary>
/// The built product's worker telling 200 publishers' servers, of which one hangs and one fails while both have the oldest backlog, beside a bare HttpClient loop to the same
/// servers in one run. Then the same at a steady pace for the age of deliveries, and the claim alone over a million rows.
/// </summary>
internal static class ForwardingBenchmark
{
    private const int Endpoints = 200;
    private const int Tenants = 10;
    private const int Backlog = 2_600;
    private const int AtOnce = 512;
    private const int SteadyPerSecond = 1_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var databases = await PlatformDatabases.StartAsync();
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores shared by publishers, worker and PostgreSQL; load {Load()}");
        if (!arguments.Contains("--claim-only"))
        {
            await using var database = await databases.CreateAsync();
            await using var publishers = await PublisherServers.StartAsync(Endpoints);
            if (!await TellAsync(database, publishers, databases.Processes))
            {
                return 1;
            }
        }

        await ClaimTimes.RunAsync(databases);
        return 0;
    }

    private static async Task<bool> TellAsync(PlatformDatabase database, PublisherServers publishers, Func<IReadOnlyCollection<int>> server)
    {
        using var folder = new TemporaryFolder();
        var superuser = database.SuperuserConnectionString;
        var healthy = publishers.Urls.Skip(2).ToList();
        await DeliveryLoad.AddEndpointsAsync(superuser, publishers.Urls, Tenants);
        await DeliveryLoad.PlanAsync(superuser, 1, 2, Backlog, TimeSpan.FromHours(1));
        await using var platform = await PlatformProcess.StartAsync(folder.Path, new Dictionary<string, string>
        {
            ["ConnectionStrings__Platform"] = database.Logins.Owner,
            ["Platform__Roles"] = "worker",
            ["Platform__Outbound__AllowPrivateNetworks"] = "true",
        });
        await WarmUpAsync(superuser, publishers);

        var ratios = new List<double>();
        for (var round = 1; round <= 3; round++)
        {
            var reference = await BareLoop.RunAsync(healthy, AtOnce, TimeSpan.FromSeconds(6));
            var before = publishers.Told;
            const int Each = 120;
            await DeliveryLoad.PlanAsync(superuser, 3, Endpoints, Each, TimeSpan.Zero);
            var planned = (Endpoints - 2) * Each;
            var (watch, worker, database0) = (Stopwatch.StartNew(), LoadRun.Cpu([platform.Id]), LoadRun.Cpu(server()));
            var early = publishers.Told - before;
            while (publishers.Told - before < planned && watch.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(20);
            }

            var perSecond = (publishers.Told - before - early) / watch.Elapsed.TotalSeconds;
            ratios.Add(perSecond / reference);
            var (ofWorker, ofDatabase) = (1e6 * (LoadRun.Cpu([platform.Id]) - worker) / (planned - early), 1e6 * (LoadRun.Cpu(server()) - database0) / (planned - early));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: HttpClient alone {reference,7:N0}/s   told {perSecond,7:N0}/s of {planned:N0}   ratio {perSecond / reference:0.00}   CPU a delivery: worker {ofWorker:0} µs, PostgreSQL {ofDatabase:0} µs   resident {RoutingBenchmark.Resident(platform.Id) / 1e6:0} MB   load {Load()}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio told to HttpClient alone: {ratios.Order().ElementAt(1):0.00}"));
        await SteadyAsync(superuser, publishers, platform.Id);
        return await ReconcileAsync(superuser);
    }

    private static async Task WarmUpAsync(string superuser, PublisherServers publishers)
    {
        const int Each = 30;
        await DeliveryLoad.PlanAsync(superuser, 3, Endpoints, Each, TimeSpan.Zero);
        await Eventually.HoldsAsync(() => Task.FromResult(publishers.Told >= (Endpoints - 2) * Each), TimeSpan.FromSeconds(60));
        await Sql.ExecuteAsync(superuser, "analyze deliveries");
    }

    private static async Task SteadyAsync(string superuser, PublisherServers publishers, int process)
    {
        publishers.TakeAges();
        for (var part = 1; part <= 3; part++)
        {
            var (before, cpu) = (RoutingBenchmark.Resident(process), LoadRun.Cpu([process]));
            var watch = Stopwatch.StartNew();
            for (var beat = 0; beat < 50; beat++)
            {
                var first = 3 + (beat * 7 % (Endpoints - 2 - (SteadyPerSecond / 50)));
                await DeliveryLoad.PlanAsync(superuser, first, first + (SteadyPerSecond / 50) - 1, 5, TimeSpan.Zero);
                var ahead = TimeSpan.FromMilliseconds(100 * (beat + 1)) - watch.Elapsed;
                await Task.Delay(ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero);
            }

            await Task.Delay(500);
            var ages = publishers.TakeAges();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"steady {ages.Count / watch.Elapsed.TotalSeconds:N0}/s: age p50 {ages[ages.Count / 2]:0.000} s  p99 {ages[ages.Count * 99 / 100]:0.000} s  oldest {ages[^1]:0.000} s   CPU {(LoadRun.Cpu([process]) - cpu) / watch.Elapsed.TotalSeconds:0.00} cores   resident {before / 1e6:0} to {RoutingBenchmark.Resident(process) / 1e6:0} MB   in trouble {publishers.Troubled} requests"));
        }
    }

    private static async Task<bool> ReconcileAsync(string superuser)
    {
        await Eventually.HoldsAsync(async () => await DeliveryLoad.CountAsync(superuser, "select count(*) from deliveries d join load_endpoints e on e.url = d.endpoint where e.n > 2") == 0);
        var doubled = await DeliveryLoad.CountAsync(superuser, "select count(*) from deliveries_done where attempt <> 1");
        var waiting = await DeliveryLoad.CountAsync(superuser, "select count(*) from deliveries");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"delivered at the second attempt {doubled}, waiting for the two in trouble {waiting:N0} of {2 * Backlog:N0}"));
        return waiting == 2 * Backlog;
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
