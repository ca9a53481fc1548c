using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using TrackingPlatform.Testing;
using TrackingPlatform.Testing.Faults;
using TrackingPlatform.Testing.Forwarding;

namespace TrackingPlatform.EndToEnd.Tests;

/// <summary>
/// PostgreSQL killed, stopped where it stands, slow, cut off and full, under load. Visitors never notice, and what was answered is there afterwards, once, without a restart.
/// </summary>
public sealed class DatabaseFaultTests(ITestOutputHelper output)
{
    // The product is told by its own timeouts, all below this, that something hangs; then it must go the other way.
    private static readonly TimeSpan Fault = TimeSpan.FromSeconds(6);

    [Fact]
    public Task Killed_and_started_again_it_loses_no_answered_click_or_postback() => SurvivesAsync(async world =>
    {
        await world.Cluster.KillAsync();
        await Task.Delay(Fault);
        await world.Cluster.StartAgainAsync();
        await WorksAgainAsync(world.Superuser);
    });

    [Fact]
    public Task Stopped_where_it_stands_and_let_go_it_loses_no_answered_click_or_postback() => SurvivesAsync(async world =>
    {
        world.Cluster.Pause();
        await Task.Delay(Fault);
        world.Cluster.Resume();
    });

    [Fact]
    public Task With_commits_of_two_seconds_no_visitor_waits_for_it() => SurvivesAsync(async world =>
    {
        world.Proxy.Mode = ChaosMode.SlowsCommits;
        await Task.Delay(Fault);
        world.Proxy.Mode = ChaosMode.Passes;
    });

    [Fact]
    public Task With_its_disk_full_it_loses_no_answered_click_or_postback() => SurvivesAsync(async world =>
    {
        // What PostgreSQL says then, from the very statements that would write. One table at a time: the locks of all at once would wait for each other.
        string[] tables = ["clicks", "inbound", "conversions"];
        await Sql.ExecuteAsync(
            world.Superuser,
            "create function disk_full() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$");
        foreach (var table in tables)
        {
            await Sql.ExecuteAsync(world.Superuser, $"create trigger disk_full before insert on {table} for each statement execute function disk_full()");
        }

        await Task.Delay(Fault);
        foreach (var table in tables)
        {
            await Sql.ExecuteAsync(world.Superuser, $"drop trigger disk_full on {table}");
        }
    });

    [Fact]
    public async Task Cut_off_right_after_a_commit_it_books_every_conversion_once()
    {
        await using var world = await StartAsync();
        var answers = new Answers();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = world.Platform.Address, Timeout = TimeSpan.FromSeconds(30) };
        var clicks = new List<string>();
        for (var number = 0; number < 200; number++)
        {
            using var answer = await client.GetAsync($"/c/{TrackedTenant.Code}?click_ref=k");
            clicks.Add(TrackedTenant.ClickIn(answer));
            answers.Clicks.Add(clicks[^1]);
        }

        await Eventually.HoldsAsync(async () => await Sql.ScalarAsync(world.Cluster.OwnerConnectionString, "select count(*) from clicks where flags & 1 = 0") == "200");
        world.Proxy.Mode = ChaosMode.CutsAfterCommit;
        await Parallel.ForEachAsync(clicks, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (click, cancellationToken) =>
        {
            // The sender, who sees "waiting", sends it once more, as senders do.
            for (var time = 0; time < 2; time++)
            {
                var receipt = await client.GetFromJsonAsync<JsonElement>($"/postback?click_id={click}&txn_id=T-{click}&token={world.World.Token}", cancellationToken);
                answers.Receipts.Add((receipt.GetProperty("receipt").GetString()!, click));
            }
        });
        world.Proxy.Mode = ChaosMode.Passes;
        Assert.True(world.Proxy.CommitsCut > 100, $"only {world.Proxy.CommitsCut} commits were cut off");
        await answers.AllHoldAsync(world.Cluster.OwnerConnectionString);
    }

    private async Task SurvivesAsync(Func<Installation, Task> fault)
    {
        await using var world = await StartAsync();
        var answers = new Answers();
        using var stop = new CancellationTokenSource();
        var visitors = new Visitors(world.Platform.Address, world.World, answers);
        var visits = visitors.VisitAsync(stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var before = answers.Clicks.Count;
        await fault(world);
        var during = answers.Clicks.Count - before;
        await Task.Delay(TimeSpan.FromSeconds(2));
        await stop.CancelAsync();
        await visits;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers.Clicks.Count} clicks, {during} of them during the fault, longest wait {visitors.LongestWait.TotalMilliseconds:0} ms, {answers.Receipts.Count} receipts"));
        Assert.Equal(0, visitors.Refused);
        Assert.True(during > 100, $"only {during} clicks were answered during the fault");
        Assert.False(world.Platform.HasExited);
        await answers.AllHoldAsync(world.Cluster.OwnerConnectionString);
    }

    // The jobs that run every minute do so again: no lock of a lost connection holds them up.
    private static async Task WorksAgainAsync(string superuser)
    {
        const string LastRun = "select value from hangfire.hash where key = 'recurring-job:endpoint-sweeps' and field = 'LastExecution'";
        var before = await Sql.ScalarAsync(superuser, LastRun);
        await Eventually.HoldsAsync(async () => await Sql.ScalarAsync(superuser, LastRun) != before, TimeSpan.FromSeconds(90));
    }

    private static async Task<Installation> StartAsync()
    {
        var folder = new TemporaryFolder();
        var cluster = await PostgresCluster.StartAsync();
        var proxy = ChaosProxy.Start(cluster.OwnerConnectionString);
        var publisher = ScriptedPublisher.Start();
        var platform = await PlatformProcess.StartAsync(folder.Path, TrackedTenant.SettingsForLoopback(proxy.ConnectionString));
        return new Installation(folder, cluster, proxy, publisher, platform, await TrackedTenant.CreateAsync(platform.Address, publisher.Url + "/pb?cid={click_ref}&c={conversion_id}"));
    }

    private sealed record Installation(
        TemporaryFolder Folder, PostgresCluster Cluster, ChaosProxy Proxy, ScriptedPublisher Publisher, PlatformProcess Platform, TrackedTenant World) : IAsyncDisposable
    {
        /// <summary>The product's database behind the product's and the proxy's back.</summary>
        public string Superuser => new NpgsqlConnectionStringBuilder(Cluster.SuperuserConnectionString)
        {
            Database = new NpgsqlConnectionStringBuilder(Cluster.OwnerConnectionString).Database,
        }.ConnectionString;

        public async ValueTask DisposeAsync()
        {
            await Platform.DisposeAsync();
            await Publisher.DisposeAsync();
            await Proxy.DisposeAsync();
            await Cluster.DisposeAsync();
            Folder.Dispose();
        }
    }
}
