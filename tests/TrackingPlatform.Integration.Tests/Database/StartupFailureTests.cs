using System.Net;
using System.Net.Sockets;
using Npgsql;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Database;

public sealed class StartupFailureTests(StartupFailureTests.Server server) : IClassFixture<StartupFailureTests.Server>
{
    [Fact]
    public async Task The_same_directory_twice()
    {
        using var folder = new TemporaryFolder();
        await using var first = await PlatformProcess.StartAsync(folder.Path);

        await RefusedStart.AssertAsync(folder, [], "is in use", $"process {first.Id}", "Platform__DataDirectory");

        Assert.False(first.HasExited);
    }

    [Fact]
    public async Task A_taken_port()
    {
        using var folder = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await RefusedStart.AssertAsync(folder, new() { ["ASPNETCORE_URLS"] = $"http://{taken.LocalEndpoint}" }, $"{taken.LocalEndpoint}", "already in use", "ASPNETCORE_URLS");
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "postgres")));
    }

    [Fact]
    public async Task No_PostgreSQL()
    {
        using var folder = new TemporaryFolder();
        await RefusedStart.AssertAsync(
            folder, new() { ["Platform__PostgresBinaries"] = "/nowhere" }, "No PostgreSQL was found", "apt-get install postgresql", "ConnectionStrings__Platform");
    }

    [Fact]
    public async Task A_damaged_data_directory()
    {
        using var folder = new TemporaryFolder();
        await (await PlatformProcess.StartAsync(folder.Path)).DisposeAsync();
        var control = Path.Combine(folder.Path, "postgres", "data", "global", "pg_control");
        await File.WriteAllBytesAsync(control, new byte[8192]);

        await RefusedStart.AssertAsync(folder, [], "may be damaged", "postgres.log", "backup");
    }

    [Fact]
    public async Task A_cluster_of_another_version()
    {
        using var folder = new TemporaryFolder();
        await (await PlatformProcess.StartAsync(folder.Path)).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "postgres", "data", "PG_VERSION"), "9.6\n");

        await RefusedStart.AssertAsync(folder, [], "another version of PostgreSQL", "9.6", "apt-get install postgresql-9.6");
    }

    [Theory]
    [InlineData("no idea")]
    [InlineData("Port=5432;Database=platform")]
    [InlineData("Host=localhost;Port=many")]
    public async Task A_connection_string_that_cannot_be_read(string connectionString) =>
        await RefusedStart.AssertAsync(connectionString, "ConnectionStrings:Platform cannot be read", "Host=");

    [Fact]
    public async Task Refused_credentials_whose_password_is_not_shown()
    {
        var wrong = new NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Password = "hunter2hunter2" };

        var message = await RefusedStart.AssertAsync(wrong.ConnectionString, "refuses the login", "ConnectionStrings__Platform");

        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database()
    {
        var missing = new NpgsqlConnectionStringBuilder(server.OwnerConnectionString) { Database = "absent" };
        await RefusedStart.AssertAsync(missing.ConnectionString, "absent", "does not exist", "CREATE DATABASE");
    }

    [Fact]
    public async Task A_role_that_does_not_exist()
    {
        using var folder = new TemporaryFolder();
        await RefusedStart.AssertAsync(folder, new() { ["Platform__Roles"] = "edge,wrker" }, "configuration", "wrker", "edge, admin and worker");
    }

    public sealed class Server : IAsyncLifetime
    {
        private PostgresCluster? cluster;

        public string OwnerConnectionString => cluster!.OwnerConnectionString;

        public async ValueTask InitializeAsync() => cluster = await PostgresCluster.StartAsync();

        public ValueTask DisposeAsync() => cluster!.DisposeAsync();
    }
}
