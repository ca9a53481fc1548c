using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Forwarding;

/// <summary>What looking for work and leasing it costs with a million rows waiting for 5,000 endpoints: the statements of the dispatcher, in a loop.</summary>
internal static class ClaimTimes
{
    private const int Endpoints = 5_000;
    private const int RowsOfEndpoint = 200;
    private const int Passes = 60;

    public static async Task RunAsync(PlatformDatabases databases)
    {
        await using var database = await databases.CreateAsync();
        var urls = Enumerable.Range(0, Endpoints).Select(number => $"https://p{number}.example").ToList();
        await DeliveryLoad.AddEndpointsAsync(database.SuperuserConnectionString, urls, 50);
        var loading = Stopwatch.StartNew();
        for (var first = 1; first <= Endpoints; first += 500)
        {
            await DeliveryLoad.PlanAsync(database.SuperuserConnectionString, first, first + 499, RowsOfEndpoint, TimeSpan.FromMinutes(1), isBooked: false);
        }

        // A third are retries, of which most are due later.
        await Sql.ExecuteAsync(database.SuperuserConnectionString, """
            update deliveries set attempt = 1, reason = 'http_5xx', next_at = case when get_byte(uuid_send(delivery_id), 15) < 64 then next_at else now() + interval '1 hour' end
            where get_byte(uuid_send(delivery_id), 14) < 85;
            """);
        await Sql.ExecuteAsync(database.SuperuserConnectionString, "vacuum analyze deliveries");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Endpoints * RowsOfEndpoint:N0} rows for {Endpoints:N0} endpoints, loaded in {loading.Elapsed.TotalSeconds:0} s"));

        var queue = database.Services.GetRequiredService<ForwardingQueue>();
        var (looks, claims) = (new List<double>(), new List<double>());
        var (turn, claimed) = (0, 0);
        for (var pass = 0; pass < Passes; pass++)
        {
            var watch = Stopwatch.StartNew();
            var due = await queue.ListDueAsync(CancellationToken.None);
            looks.Add(watch.Elapsed.TotalMilliseconds);

            // As the dispatcher would on a quiet moment: 256 slots dealt one by one.
            var quotas = Enumerable.Range(0, 256).Select(number => new EndpointQuota(due[(turn + number) % due.Count], 1, pass & 1)).ToList();
            turn += quotas.Count;
            watch.Restart();
            claimed += (await queue.ClaimAsync(quotas, CancellationToken.None)).Count;
            claims.Add(watch.Elapsed.TotalMilliseconds);
        }

        Report("look for endpoints with something due", looks);
        Report("claim 256 of 256 endpoints", claims);
        var few = (await queue.ListDueAsync(CancellationToken.None)).Take(16).Select(endpoint => new EndpointQuota(endpoint, 16, 4)).ToList();
        var deep = new List<double>();
        for (var pass = 0; pass < 10; pass++)
        {
            var watch = Stopwatch.StartNew();
            claimed += (await queue.ClaimAsync(few, CancellationToken.None)).Count;
            deep.Add(watch.Elapsed.TotalMilliseconds);
        }

        Report("claim 256 of 16 endpoints", deep);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"claimed {claimed:N0}"));
    }

    private static void Report(string what, List<double> milliseconds)
    {
        // The first ones fill caches and plans.
        var steady = milliseconds.Skip(2).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} p50 {steady[steady.Count / 2],6:0.0} ms  p95 {steady[steady.Count * 95 / 100],6:0.0} ms  longest {steady[^1],6:0.0} ms"));
    }
}
