using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TrackingPlatform.Host.Database;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Database;

public sealed class ClusterTests
{
    [Fact]
    public async Task An_empty_directory_becomes_a_database_whose_owner_is_no_superuser()
    {
        await using var cluster = await PostgresCluster.StartAsync();

        Assert.Equal("platform_owner", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'platform'"));
        Assert.Equal("t,t,f,f,f", await Sql.ScalarAsync(
            cluster.OwnerConnectionString,
            "SELECT concat_ws(',', rolcanlogin, rolcreaterole, rolsuper, rolbypassrls, rolcreatedb) FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal("on", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SHOW data_checksums"));
        Assert.Equal("on", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SHOW fsync"));
    }

    [Fact]
    public async Task Committed_rows_outlive_the_death_of_every_server_process()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await Sql.ExecuteAsync(cluster.OwnerConnectionString, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");

        await cluster.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT 1"));
        await cluster.StartAgainAsync();

        Assert.Equal("1000", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT count(*) FROM kept"));
    }

    [Fact]
    public async Task A_server_that_dies_while_the_app_runs_is_started_again()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(folder.Path);
        var first = cluster.ServerProcessId;

        ProcessTree.Kill(first);

        await Eventually.HoldsAsync(async () =>
            cluster.ServerProcessId != first && await Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT 1") == "1");
    }

    [Fact]
    public async Task A_server_left_behind_on_our_path_is_stopped_and_the_next_instance_is_left_alone()
    {
        using var ours = new TemporaryFolder();
        using var neighbour = new TemporaryFolder();
        await using var untouched = await StartAsync(neighbour.Path);
        await using var abandoned = await StartAsync(ours.Path);
        var orphan = abandoned.ServerProcessId;
        await abandoned.AbandonAsync();

        await using var cluster = await StartAsync(ours.Path);

        Assert.False(ProcessTree.IsAlive(orphan));
        Assert.True(ProcessTree.IsAlive(untouched.ServerProcessId));
        Assert.Equal("1", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_process_number_that_now_belongs_to_somebody_else_does_not_stop_the_start()
    {
        using var folder = new TemporaryFolder();
        await (await StartAsync(folder.Path)).DisposeAsync();
        using var stranger = Process.Start("sleep", "60");
        var layout = new ClusterLayout(folder.Path);
        await File.WriteAllTextAsync(layout.ProcessFile, $"{stranger.Id}\n{layout.Cluster}\n");

        await using var cluster = await StartAsync(folder.Path);

        Assert.True(ProcessTree.IsAlive(stranger.Id));
        stranger.Kill();
    }

    [Fact]
    public async Task A_cluster_whose_making_was_cut_short_is_made_anew()
    {
        using var folder = new TemporaryFolder();
        var layout = new ClusterLayout(folder.Path);
        Directory.CreateDirectory(layout.UnfinishedCluster);
        await File.WriteAllTextAsync(Path.Combine(layout.UnfinishedCluster, "PG_VERSION"), "15\n");

        await using var cluster = await StartAsync(folder.Path);

        Assert.Equal("1", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_lost_password_of_the_owner_is_replaced()
    {
        using var folder = new TemporaryFolder();
        await (await StartAsync(folder.Path)).DisposeAsync();
        File.Delete(new ClusterLayout(folder.Path).OwnerPassword);

        await using var cluster = await StartAsync(folder.Path);

        Assert.Equal("1", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Passwords_are_readable_by_nobody_else()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(folder.Path);

        Assert.All(
            Directory.EnumerateFiles(Path.Combine(folder.Path, "keys")),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.Path, "postgres"), "*password*"));
    }

    [Fact]
    public async Task Below_a_folder_closed_to_others_it_starts_as_well()
    {
        using var folder = new TemporaryFolder();
        var home = Directory.CreateDirectory(Path.Combine(folder.Path, "home"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var cluster = await StartAsync(Path.Combine(home.FullName, "data"));

        Assert.Equal("1", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_served_over_loopback()
    {
        using var folder = new TemporaryFolder();

        await using var cluster = await StartAsync(Path.Combine(folder.Path, new string('x', 100)));

        Assert.Equal("127.0.0.1", new NpgsqlConnectionStringBuilder(cluster.OwnerConnectionString).Host);
        Assert.Equal("1", await Sql.ScalarAsync(cluster.OwnerConnectionString, "SELECT 1"));
    }

    private static Task<EmbeddedCluster> StartAsync(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        var binaries = PostgresBinaries.Find(null, null);
        return EmbeddedCluster.StartAsync(dataDirectory, binaries, TimeProvider.System, NullLogger.Instance, TestContext.Current.CancellationToken);
    }
}
