using System.Globalization;
using TrackingPlatform.Benchmarks.Clicks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Reporting;

/// <summary>What reports do to clicks that arrive meanwhile: the built product's edge on the same database, at a steady pace, with and without somebody who asks one report after the other.</summary>
internal static class ClicksMeanwhile
{
    private const int Connections = 64;
    private const int Rounds = 3;
    private const int Seconds = 15;

    // 64 connections that pause for 30 ms after each answer offer a little over 2,000 clicks a second.
    private const int PauseMilliseconds = 30;

    /// <summary>The p99 with reports over the p99 without that is aimed at.</summary>
    public const double Aim = 4.0 / 3;

    /// <param name="database">The database of the history.</param>
    /// <param name="history">What is asked about.</param>
    /// <param name="folder">Where the edge may keep its journal.</param>
    /// <param name="ask">Asks every question once.</param>
    /// <returns>Whether the aim was met.</returns>
    public static async Task<bool> RunAsync(PlatformDatabase database, ReportHistory history, string folder, Func<Task> ask)
    {
        await using var edge = await PlatformProcess.StartAsync(Path.Combine(folder, "edge"), new Dictionary<string, string>
        {
            ["ConnectionStrings__Platform"] = database.Logins.Owner,
            ["Platform__Roles"] = "edge",
        });
        await RoutingBenchmark.WaitForAsync(edge.Address, $"/c/{history.Tenant.LinkCode}");
        var script = Path.Combine(folder, "meanwhile.lua");
        await File.WriteAllTextAsync(script, $$"""
            request = function()
              return wrk.format("GET", "/c/{{history.Tenant.LinkCode}}?sub1=" .. math.random(1, 1000), { ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0" })
            end
            delay = function() return {{PauseMilliseconds}} end
            """);
        await LoadRun.RunAsync("warm-up", edge.Address, Connections, Seconds, script, [edge.Id]);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var alone = await LoadRun.RunAsync("clicks alone", edge.Address, Connections, Seconds, script, [edge.Id]);
            Console.WriteLine(alone);
            using var done = new CancellationTokenSource();
            var asked = 0;
            var asking = Task.Run(async () =>
            {
                for (; !done.IsCancellationRequested; asked++)
                {
                    await ask();
                }
            });
            var meanwhile = await LoadRun.RunAsync("clicks while reports run", edge.Address, Connections, Seconds, script, [edge.Id]);
            await done.CancelAsync();
            await asking;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{meanwhile}  all questions {asked} times"));
            ratios.Add(meanwhile.P99 / alone.P99);
        }

        var middle = ratios.Order().ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of clicks' p99 while reports run: {middle:0.00} (aim {Aim:0.00}; {string.Join(", ", ratios.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)))})"));
        return middle <= Aim;
    }
}
