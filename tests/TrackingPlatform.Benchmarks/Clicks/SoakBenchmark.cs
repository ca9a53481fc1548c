using System.Globalization;
using System.Runtime.InteropServices;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Clicks;

/// <summary>
/// Ten minutes at a steady pace that the drain can keep up with, on links with rules, targeting, caps, look-ups and uniqueness: whether memory, waiting times and the
/// journal stay as they were.
/// </summary>
internal static class SoakBenchmark
{
    private const int Tenants = 100;
    private const int LinksOfTenant = 100;
    private const int Connections = 64;

    // A pause of each connection after each answer: 64 / 20 ms offers 3,200 clicks a second at most, whatever the machine could do.
    private const int PauseMilliseconds = 20;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var minutes = Array.IndexOf(arguments, "--minutes") is >= 0 and var index ? int.Parse(arguments[index + 1], CultureInfo.InvariantCulture) : 10;
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        var environment = new Dictionary<string, string>(TrackedTenant.Settings(cluster.OwnerConnectionString))
        {
            ["Platform__TrustedProxies"] = "127.0.0.1",
        };
        await using var platform = await PlatformProcess.StartAsync(folder.Path, environment);
        await RoutingBenchmark.LoadAsync(cluster.OwnerConnectionString, Tenants, LinksOfTenant);
        await RoutingBenchmark.WaitForAsync(platform.Address, $"/c/many{Tenants * LinksOfTenant}");
        var script = await RoutingBenchmark.ScriptAsync(folder.Path, "manyruled", Tenants * LinksOfTenant, isRuled: true, PauseMilliseconds);
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores shared by wrk, server and PostgreSQL");

        var answered = 0L;
        for (var minute = 1; minute <= minutes; minute++)
        {
            var run = await LoadRun.RunAsync($"minute {minute}", platform.Address, Connections, 60, script, [platform.Id]);
            answered += run.Requests - run.Errors;
            var stored = await StoredAsync(cluster.OwnerConnectionString);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{run}  resident {RoutingBenchmark.Resident(platform.Id) / 1e6:0} MB  in the journal {Math.Max(0, answered - stored):N0}"));
        }

        await ClicksBenchmark.ReportDrainAsync(cluster.OwnerConnectionString);
        var all = await StoredAsync(cluster.OwnerConnectionString);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"answered {answered:N0}, stored {all:N0}"));
        return all >= answered && all - answered <= Connections * minutes ? 0 : 1;
    }

    private static async Task<long> StoredAsync(string owner) =>
        long.Parse((await Sql.ScalarAsync(owner, "select coalesce(sum(clicks), 0) from click_rollups"))!, CultureInfo.InvariantCulture);
}
