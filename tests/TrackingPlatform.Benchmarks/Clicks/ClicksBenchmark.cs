using System.Globalization;
using System.Runtime.InteropServices;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Clicks;

/// <summary>
/// Our redirect beside nginx <c>return 302</c> with access log, in turn, in one run, on the machine at hand: the built product as a process
/// of its own, its own PostgreSQL, 10,000 links, wrk on the same cores. Afterwards every answered click must be in the database, once.
/// </summary>
internal static class ClicksBenchmark
{
    private const int Links = 10_000;
    private const int WarmUpSeconds = 8;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var burst = Seconds(arguments, "--burst", 10);
        var sustained = Seconds(arguments, "--sustained", 60);
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        var environment = TrackedTenant.Settings(cluster.OwnerConnectionString);
        await using var platform = await PlatformProcess.StartAsync(folder.Path, environment);
        await using var nginx = await NginxReference.StartAsync();
        await LoadLinksAsync(cluster.OwnerConnectionString);
        await WaitForLinksAsync(platform.Address);
        var script = Path.Combine(folder.Path, "links.lua");
        await File.WriteAllTextAsync(script, Script);

        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores shared by wrk, server and PostgreSQL; {Links:N0} links");
        // A server that has been up for a while: the first seconds of a process are spent compiling, which is not what is asked.
        var warmUp = await LoadRun.RunAsync("warm-up", platform.Address, 64, WarmUpSeconds, script, [platform.Id]);
        await ReportDrainAsync(cluster.OwnerConnectionString);
        var answered = warmUp.Requests - warmUp.Errors;
        var ratios = new List<(string Name, double Ratio)>();
        foreach (var (name, connections, seconds) in new[] { ("burst", 64, burst), ("burst", 256, burst), ("sustained", 64, sustained) })
        {
            var reference = await LoadRun.RunAsync("nginx return 302", nginx.Address, connections, Math.Min(seconds, burst), script, nginx.Processes);
            Console.WriteLine(reference);
            var ours = await LoadRun.RunAsync($"redirect ({name})", platform.Address, connections, seconds, script, [platform.Id]);
            Console.WriteLine(ours);
            answered += ours.Requests - ours.Errors;
            ratios.Add(($"{name} {connections}", ours.PerSecond / reference.PerSecond));
            await ReportDrainAsync(cluster.OwnerConnectionString);
        }

        foreach (var (name, ratio) in ratios)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {name} connections: {ratio:0.00} of nginx"));
        }

        return await CompareAsync(cluster.OwnerConnectionString, answered);
    }

    private const string Script =
        """
        local counter = 0
        request = function()
          counter = counter + 1
          return wrk.format("GET", "/c/bench" .. (math.random(1, 10000)) .. "?sub1=abc&click_ref=" .. counter,
            { ["User-Agent"] = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36", ["Accept-Language"] = "de-DE,de;q=0.9" })
        end
        """;

    private static int Seconds(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var index ? int.Parse(arguments[index + 1], CultureInfo.InvariantCulture) : otherwise;

    // Straight into the tables: how links get there is not what is measured.
    private static Task LoadLinksAsync(string owner) => Sql.ExecuteAsync(
        owner,
        $$"""
        insert into advertisers (tenant_id, id, name, status, postback_token_cipher, postback_token_hash, created_at, changed_at)
            select id, gen_random_uuid(), 'Advertiser', 'active', '', sha256(id::text::bytea), now(), now() from tenants limit 1;
        insert into offers (tenant_id, id, advertiser_id, name, destination, currency, attribution_window, status, created_at, changed_at)
            select tenant_id, gen_random_uuid(), id, 'Offer ' || n, 'https://shop.example/?cid={click_id}&s={sub1}', 'EUR', '30 days', 'active', now(), now()
            from advertisers, generate_series(1, 10) n;
        insert into publishers (tenant_id, id, name, status, created_at, changed_at)
            select id, gen_random_uuid(), 'Publisher ' || n, 'active', now(), now() from tenants, generate_series(1, 20) n;
        insert into campaigns (tenant_id, id, name, status, created_at, changed_at)
            select id, gen_random_uuid(), 'Campaign ' || n, 'active', now(), now() from tenants, generate_series(1, 50) n;
        insert into campaign_offers (tenant_id, campaign_id, offer_id, weight, position)
            select campaigns.tenant_id, campaigns.id, offers.id, 50, row_number() over (partition by campaigns.id) from campaigns cross join offers;
        insert into links (tenant_id, id, campaign_id, publisher_id, code, defaults, status, created_at, changed_at)
            select tenant_id, gen_random_uuid(), (array(select id from campaigns order by id))[1 + n % 50], (array(select id from publishers order by id))[1 + n % 20],
                'bench' || n, '{}', 'active', now(), now()
            from (select distinct tenant_id from campaigns) t, generate_series(1, {{Links}}) n;
        """);

    private static async Task WaitForLinksAsync(Uri platform)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = platform };
        using var head = new HttpRequestMessage(HttpMethod.Head, "/c/bench1");
        await Eventually.HoldsAsync(async () =>
        {
            using var probe = new HttpRequestMessage(HttpMethod.Head, "/c/bench1");
            return (await client.SendAsync(probe)).StatusCode == System.Net.HttpStatusCode.Found;
        });
    }

    // How long the drain needs after the load has ended says whether it kept up.
    internal static async Task ReportDrainAsync(string owner)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var last = -1L;
        while (true)
        {
            var now = await CountAsync(owner);
            if (now == last)
            {
                break;
            }

            last = now;
            await Task.Delay(1_000);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-24} journal empty {Math.Max(0, watch.Elapsed.TotalSeconds - 1):0} s after the load; {last:N0} clicks stored"));
    }

    private static async Task<int> CompareAsync(string owner, long answered)
    {
        var stored = await CountAsync(owner);
        var rolledUp = long.Parse((await Sql.ScalarAsync(owner, "select coalesce(sum(clicks), 0) from click_rollups"))!, CultureInfo.InvariantCulture);
        // wrk ends with requests under way: those were answered too, but not counted by it. At most one a connection and run.
        var underWay = stored - answered;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"answered {answered:N0}, stored {stored:N0} (under way when wrk stopped: {underWay}), rolled up {rolledUp:N0}"));
        return underWay is >= 0 and <= 64 + 64 + 256 + 64 && rolledUp == stored ? 0 : 1;
    }

    private static async Task<long> CountAsync(string owner) =>
        long.Parse((await Sql.ScalarAsync(owner, "select count(*) from clicks where flags & 1 = 0"))!, CultureInfo.InvariantCulture);
}
