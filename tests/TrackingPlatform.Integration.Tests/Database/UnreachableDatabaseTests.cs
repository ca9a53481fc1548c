using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Database;

public sealed class UnreachableDatabaseTests
{
    [Fact]
    public async Task A_database_that_does_not_answer_ends_the_start_after_half_a_minute()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await RefusedStart.AssertAsync("Host=127.0.0.1;Port=1;Database=platform;Username=owner;Password=x", "did not answer within 30 seconds", "host and port");
        Assert.InRange(watch.Elapsed.TotalSeconds, 29, 45);
    }

    [Fact]
    public async Task An_edge_with_a_snapshot_starts_without_the_database_and_opens_it_later()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await PostgresCluster.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "snapshot.json"), "{}");
        await cluster.KillAsync();

        await using var platform = await PlatformProcess.StartAsync(
            folder.Path, new Dictionary<string, string> { ["ConnectionStrings__Platform"] = cluster.OwnerConnectionString });
        Assert.Contains("running from the stored snapshot", platform.Output, StringComparison.Ordinal);

        await cluster.StartAgainAsync();
        await Eventually.HoldsAsync(() => Task.FromResult(platform.Output.Contains("The database is open", StringComparison.Ordinal)));
    }
}
