using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Benchmarks.Clicks;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Postbacks;

/// <summary>
/// Postbacks one by one and in batches, the built product over HTTP, beside pgbench writing the same rows with one bare statement, in one run on the machine at hand.
/// Every one is new, accepted, has a delivery, and is committed when it is answered. The worker role is away, so that what is told to publishers does not share the cores.
/// </summary>
internal static class PostbacksBenchmark
{
    private const int Clicks = 5_000;
    private const int Connections = 32;
    private const int BatchRows = 10_000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = Array.IndexOf(arguments, "--seconds") is >= 0 and var index ? int.Parse(arguments[index + 1], CultureInfo.InvariantCulture) : 15;
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        var environment = new Dictionary<string, string>(TrackedTenant.Settings(cluster.OwnerConnectionString))
        {
            ["Platform__Roles"] = "edge,admin",
        };
        await using var platform = await PlatformProcess.StartAsync(folder.Path, environment);
        var token = (await TrackedTenant.CreateAsync(platform.Address, "https://publisher.example/pb?cid={click_ref}&c={conversion_id}")).Token;
        var clicks = await ClickAsync(platform.Address, cluster.OwnerConnectionString);
        var ids = Path.Combine(folder.Path, "clicks.txt");
        await File.WriteAllLinesAsync(ids, clicks);
        var script = Path.Combine(folder.Path, "postbacks.lua");
        await File.WriteAllTextAsync(script, Script(ids, token));
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores shared by wrk or pgbench, server and PostgreSQL; {Clicks:N0} clicks, one template");

        await LoadRun.RunAsync("warm-up", platform.Address, Connections, 5, script, [platform.Id]);
        var ratios = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var reference = await SqlReference.RunAsync(cluster, folder.Path, 16, seconds);
            Console.WriteLine(reference);
            var before = await BookedAsync(cluster.OwnerConnectionString);
            var ours = await LoadRun.RunAsync("postback", platform.Address, Connections, seconds, script, [platform.Id]);
            var booked = await BookedAsync(cluster.OwnerConnectionString) - before;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ours}  booked {booked:N0}"));
            if (booked < ours.Requests - ours.Errors || booked > ours.Requests + Connections)
            {
                Console.WriteLine("The answers and the books do not agree.");
                return 1;
            }

            ratios.Add(ours.PerSecond / reference.PerSecond);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio postback to one bare statement: {ratios.Order().ElementAt(1):0.00} (of {string.Join(", ", ratios.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)))})"));
        return await BatchesAsync(platform, cluster, token, clicks);
    }

    private static async Task<int> BatchesAsync(PlatformProcess platform, PostgresCluster cluster, string token, IReadOnlyList<string> clicks)
    {
        using var client = new HttpClient { BaseAddress = platform.Address, Timeout = TimeSpan.FromMinutes(5) };
        for (var number = 0; number < 4; number++)
        {
            var body = new StringBuilder("click_id,txn_id,amount\n");
            for (var row = 0; row < BatchRows; row++)
            {
                body.Append(CultureInfo.InvariantCulture, $"{clicks[row % clicks.Count]},B{number}-{row},49.90\n");
            }

            using var content = new StringContent(body.ToString(), Encoding.UTF8, "text/csv");
            var before = await BookedAsync(cluster.OwnerConnectionString);
            var (watch, server, database) = (Stopwatch.StartNew(), LoadRun.Cpu([platform.Id]), LoadRun.Cpu(cluster.Everyone()));
            using var answer = await client.PostAsync($"/postback/batch?token={token}", content);
            var receipts = await answer.Content.ReadFromJsonAsync<JsonElement>();
            watch.Stop();
            var accepted = receipts.EnumerateArray().Count(receipt => receipt.GetProperty("verdict").GetString() == "accepted");
            var booked = await BookedAsync(cluster.OwnerConnectionString) - before;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{"batch of " + BatchRows,-24} {BatchRows / watch.Elapsed.TotalSeconds,9:N0} rows/s  accepted {accepted:N0}, booked {booked:N0}  CPU a row: server {1e6 * (LoadRun.Cpu([platform.Id]) - server) / BatchRows:0} µs, PostgreSQL {1e6 * (LoadRun.Cpu(cluster.Everyone()) - database) / BatchRows:0} µs"));
            if (accepted != BatchRows || booked != BatchRows)
            {
                return 1;
            }
        }

        return 0;
    }

    private static string Script(string ids, string token) =>
        $$"""
        local threads = 0
        function setup(thread) thread:set("number", threads); threads = threads + 1 end
        local clicks = {}
        function init(args)
          for line in io.lines("{{ids}}") do clicks[#clicks + 1] = line end
          counter = 0
          start = os.time()
        end
        function request()
          counter = counter + 1
          return wrk.format("GET", "/postback?click_id=" .. clicks[math.random(1, #clicks)] .. "&txn_id=S" .. start .. "-" .. number .. "-" .. counter .. "&amount=49.90&token={{token}}")
        end
        """;

    private static async Task<IReadOnlyList<string>> ClickAsync(Uri platform, string owner)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform };
        var ids = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForAsync(0, Clicks, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, cancellationToken) =>
        {
            using var answer = await client.GetAsync($"/c/{TrackedTenant.Code}?click_ref={number}", cancellationToken);
            ids.Add(TrackedTenant.ClickIn(answer));
        });
        await Eventually.HoldsAsync(async () => await Sql.ScalarAsync(owner, "select count(*) from clicks where flags & 1 = 0") == Clicks.ToString(CultureInfo.InvariantCulture));
        return [.. ids];
    }

    private static async Task<long> BookedAsync(string owner) => long.Parse((await Sql.ScalarAsync(owner, "select count(*) from conversions"))!, CultureInfo.InvariantCulture);
}
