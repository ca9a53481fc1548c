using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Reporting;

/// <summary>How long it takes to find the story of an id, whichever it is, anywhere in the history.</summary>
internal static class TraceTimes
{
    public const double Aim = 100;
    private const int Ids = 100;

    /// <returns>Whether every kind of id was found in time.</returns>
    public static async Task<bool> RunAsync(PlatformDatabase database, TraceReader trace, ReportHistory history)
    {
        var tenant = history.Tenant.Id.Value;
        var isMet = true;
        foreach (var (kind, query) in new[]
        {
            ("click", $"select click_id from clicks tablesample bernoulli (0.1) where tenant_id = '{tenant}' order by random() limit {Ids}"),
            ("conversion", $"select conversion_id from conversions where tenant_id = '{tenant}' order by random() limit {Ids}"),
            ("publisher's reference", $"select click_ref from clicks tablesample bernoulli (0.1) where tenant_id = '{tenant}' order by random() limit {Ids}"),
            ("reference that is not there", $"select 'lost' || n from generate_series(1, {Ids}) n"),
        })
        {
            var times = new List<double>();
            var found = 0;
            foreach (var id in await ReadAsync(database, kind, query))
            {
                var watch = Stopwatch.StartNew();
                found += await trace.FindAsync(history.Tenant.Id, id, CancellationToken.None) is TraceResult.Found ? 1 : 0;
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            var p95 = times.Order().ElementAt(times.Count * 95 / 100);
            isMet &= p95 <= Aim;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{"trace by " + kind,-46} {times.Order().ElementAt(times.Count / 2),8:N0} {p95,8:N0} {Aim,8:N0}   found {found} of {times.Count}"));
        }

        return isMet;
    }

    private static async Task<List<string>> ReadAsync(PlatformDatabase database, string kind, string query)
    {
        await using var source = NpgsqlDataSource.Create(database.SuperuserConnectionString);
        await using var command = source.CreateCommand(query);
        command.CommandTimeout = 300;
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await rows.ReadAsync())
        {
            ids.Add(kind switch
            {
                "click" => new ClickId(rows.GetGuid(0)).ToString(),
                "conversion" => new ConversionId(rows.GetGuid(0)).ToString(),
                _ => rows.GetString(0),
            });
        }

        return ids;
    }
}
