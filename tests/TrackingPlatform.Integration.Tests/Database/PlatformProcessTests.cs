using Npgsql;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Database;

public sealed class PlatformProcessTests
{
    [Fact]
    public async Task It_stops_with_its_database_and_starts_again_with_the_data_however_it_ended()
    {
        using var folder = new TemporaryFolder();
        var first = await PlatformProcess.StartAsync(folder.Path);
        await Sql.ExecuteAsync(ClusterOf(folder), "CREATE TABLE kept AS SELECT 42 AS n");
        var server = ServerOf(folder);

        Assert.Equal(0, await first.StopAsync());
        Assert.False(ProcessTree.IsAlive(server));

        await using var second = await PlatformProcess.StartAsync(folder.Path);
        using var http = new HttpClient { BaseAddress = second.Address };
        Assert.Equal("Healthy", await http.GetStringAsync("/health/live"));
        await Eventually.HoldsAsync(async () => (await http.GetStringAsync("/health/ready")).Contains("\"status\":\"ready\"", StringComparison.Ordinal));
        Assert.Equal("42", await Sql.ScalarAsync(ClusterOf(folder), "SELECT n FROM kept"));

        await second.KillAsync();
        await using var third = await PlatformProcess.StartAsync(folder.Path);
        Assert.Equal("42", await Sql.ScalarAsync(ClusterOf(folder), "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Two_on_different_directories_do_not_touch_each_other()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        await using var first = await PlatformProcess.StartAsync(folder.Path);
        var server = ServerOf(folder);
        await using var second = await PlatformProcess.StartAsync(other.Path);

        await second.KillAsync();
        await using var again = await PlatformProcess.StartAsync(other.Path);

        Assert.True(ProcessTree.IsAlive(server));
        Assert.Equal("1", await Sql.ScalarAsync(ClusterOf(folder), "SELECT 1"));
    }

    private static int ServerOf(TemporaryFolder folder) =>
        int.Parse(File.ReadLines(ProcessFileOf(folder)).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What an operator would find: the port in the process file, the password in the keys.</summary>
    private static string ClusterOf(TemporaryFolder folder) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = int.Parse(File.ReadLines(ProcessFileOf(folder)).ElementAt(3), System.Globalization.CultureInfo.InvariantCulture),
        Database = "platform",
        Username = "platform_owner",
        Password = File.ReadAllText(Path.Combine(folder.Path, "keys", "platform-owner.password")).Trim(),
    }.ConnectionString;

    private static string ProcessFileOf(TemporaryFolder folder) => Path.Combine(folder.Path, "postgres", "data", "postmaster.pid");
}
