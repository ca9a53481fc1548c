using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Reporting;

/// <summary>What people ask of reports, over ten million clicks of ninety days or as many as are wanted (<c>--clicks</c>), beside DuckDB over the same rows in the same run.</summary>
internal static class ReportsBenchmark
{
    private const int Rounds = 20;
    private const long UsualClicks = 10_000_000;
    private const int ClicksForOneConversion = 50;
    private const int Days = 90;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var clicks = Array.IndexOf(arguments, "--clicks") is >= 0 and var index ? long.Parse(arguments[index + 1], CultureInfo.InvariantCulture) : UsualClicks;
        using var folder = new TemporaryFolder();
        await using var databases = await PlatformDatabases.StartAsync();
        await using var database = await databases.CreateAsync();
        var reports = database.Services.GetRequiredService<Reports>();
        var watch = Stopwatch.StartNew();
        var history = await ReportHistory.WriteAsync(database, clicks, clicks / ClicksForOneConversion, Days);
        Say($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores; {clicks:N0} clicks and {clicks / ClicksForOneConversion:N0} conversions of {Days} days written in {watch.Elapsed.TotalSeconds:N0} s");
        watch.Restart();
        using var reference = await DuckReference.LoadAsync(database, history, folder.Path);
        Say($"copied to the reference in {watch.Elapsed.TotalSeconds:N0} s");
        Say($"{"",-60} {"p50",8} {"p95",8} {"aim",8}   {"DuckDB p95",10}  ratio");
        var isMissed = false;
        var all = ReportAsked.All(history);
        foreach (var asked in all)
        {
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = -2; round < Rounds; round++)
            {
                var (one, other) = (await TimeAsync(reports, history, asked), reference.Time(asked.Reference));
                if (round >= 0)
                {
                    ours.Add(one);
                    theirs.Add(other);
                }
            }

            var (p95, reference95) = (At(ours, 0.95), At(theirs, 0.95));
            isMissed |= p95 > asked.Aim;
            Say($"{asked.Name + Of(asked.Queries[0].Source),-60} {At(ours, 0.5),8:N0} {p95,8:N0} {asked.Aim,8:N0}   {reference95,10:N0}  {p95 / reference95:0.00}");
        }

        isMissed |= !await TraceTimes.RunAsync(database, database.Services.GetRequiredService<TraceReader>(), history);
        isMissed |= !await ClicksMeanwhile.RunAsync(database, history, folder.Path, async () =>
        {
            foreach (var asked in all)
            {
                await TimeAsync(reports, history, asked);
            }
        });
        return isMissed ? 1 : 0;
    }

    private static async Task<double> TimeAsync(Reports reports, ReportHistory history, ReportAsked asked)
    {
        var watch = Stopwatch.StartNew();
        foreach (var query in asked.Queries)
        {
            await reports.RunAsync(history.Tenant.Id, query, CancellationToken.None);
        }

        return watch.Elapsed.TotalMilliseconds;
    }

    private static string Of(ReportSource source) => source switch
    {
        ReportSource.Rollup => "",
        ReportSource.Facets => " (by visitors)",
        ReportSource.Raw => " (single rows)",
    };

    private static double At(List<double> times, double part) => times.Order().ElementAt((int)Math.Ceiling(times.Count * part) - 1);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
