using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Tenancy;

public sealed class MigrationTests(SharedCluster cluster, ITestOutputHelper output)
{
    // Everything a migration may touch, with the transaction that last touched it.
    private const string State =
        """
        select string_agg(line, E'\n' order by line) from (
            select 'role ' || rolname || xmin as line from pg_authid where rolname like current_database() || '%'
            union all select 'table ' || relname || xmin from pg_class where relnamespace = 'public'::regnamespace
            union all select 'policy ' || polname || polrelid || xmin from pg_policy
            union all select 'function ' || proname || xmin from pg_proc where pronamespace = 'public'::regnamespace
            union all select 'schema ' || nspname || xmin from pg_namespace where nspname in ('public', 'hangfire')
            union all select 'privileges ' || xmin from schema_state
            union all select 'applied ' || migration_id || xmin from "__EFMigrationsHistory") as everything
        """;

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var databases = await cluster.DatabasesAsync();
        var logins = Derive(await databases.CreateEmptyAsync());
        await MigrateAsync(logins);
        var before = await Sql.ScalarAsync(databases.AsSuperuser(logins.Owner), State);

        await MigrateAsync(logins);

        Assert.Contains("policy tenant", before, StringComparison.Ordinal);
        Assert.Equal(before, await Sql.ScalarAsync(databases.AsSuperuser(logins.Owner), State));
    }

    [Fact]
    public async Task Several_nodes_may_start_on_an_empty_database_at_once()
    {
        var logins = Derive(await (await cluster.DatabasesAsync()).CreateEmptyAsync());

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrateAsync(logins)));

        await EveryLoginOpensAsync(logins);
    }

    [Fact]
    public async Task The_owner_needs_no_more_than_the_right_to_make_roles()
    {
        var logins = Derive(await (await cluster.DatabasesAsync()).CreateEmptyAsync());
        Assert.Equal("f,f,f,t", await Sql.ScalarAsync(
            logins.Owner, "select concat_ws(',', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole) from pg_roles where rolname = current_user"));

        var watch = Stopwatch.StartNew();
        await MigrateAsync(logins);
        output.WriteLine($"A fresh database took {watch.ElapsedMilliseconds} ms.");
        watch.Restart();
        await MigrateAsync(logins);
        output.WriteLine($"The second run took {watch.ElapsedMilliseconds} ms.");

        await EveryLoginOpensAsync(logins);
    }

    [Theory]
    [InlineData("My-Shop 2")]
    [InlineData("Zahlungen_für_Österreich")]
    [InlineData("it's-100%-\"quoted\"")]
    [InlineData("a_name_as_long_as_postgresql_takes_it_which_is_sixty_three_byte")]
    public async Task Any_name_a_database_may_have_gives_four_logins(string name)
    {
        var databases = await cluster.DatabasesAsync();
        await Sql.ExecuteAsync(databases.AsSuperuser(await databases.CreateEmptyAsync()), $"create database \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" owner platform_owner");
        var logins = Derive(databases.ConnectionStringOf(name));

        await MigrateAsync(logins);

        await EveryLoginOpensAsync(logins);
    }

    [Fact]
    public async Task An_operators_own_logins_are_used_as_they_are()
    {
        var databases = await cluster.DatabasesAsync();
        var empty = await databases.CreateEmptyAsync();
        var superuser = databases.AsSuperuser(empty);
        await Sql.ExecuteAsync(superuser, "create role modest login password 'modest'; alter database \"" + NameOf(empty) + "\" owner to modest");
        var given = new Dictionary<string, string>();
        foreach (var name in new[] { "Runtime", "Ingest", "Platform", "Hangfire" })
        {
            var user = "Own-" + name;
            await Sql.ExecuteAsync(superuser, $"create role \"{user}\" login password 'own'");
            given[name] = With(empty, user, "own");
        }

        var logins = DatabaseLogins.From(With(empty, "modest", "modest"), given);
        var before = await Sql.ScalarAsync(superuser, "select string_agg(rolname || rolpassword, ',' order by rolname) from pg_authid where rolname like 'Own-%'");
        await MigrateAsync(logins);

        Assert.Equal("f", await Sql.ScalarAsync(superuser, "select rolcreaterole::text::char from pg_roles where rolname = 'modest'"));
        Assert.Equal(before, await Sql.ScalarAsync(superuser, "select string_agg(rolname || rolpassword, ',' order by rolname) from pg_authid where rolname like 'Own-%'"));
        await EveryLoginOpensAsync(logins);
    }

    [Fact]
    public async Task A_new_password_of_the_owner_gives_the_derived_logins_new_ones()
    {
        var databases = await cluster.DatabasesAsync();
        var empty = await databases.CreateEmptyAsync();
        await Sql.ExecuteAsync(databases.AsSuperuser(empty), "create role mutable login createrole password 'first'; alter database \"" + NameOf(empty) + "\" owner to mutable");
        var first = Derive(With(empty, "mutable", "first"));
        await MigrateAsync(first);
        await Sql.ExecuteAsync(databases.AsSuperuser(empty), "alter role mutable password 'second'");

        var second = Derive(With(empty, "mutable", "second"));
        await MigrateAsync(second);

        await EveryLoginOpensAsync(second);
        await Assert.ThrowsAsync<PostgresException>(() => Sql.ScalarAsync(first.Runtime, "select 1"));
    }

    [Fact]
    public void Nobody_can_compute_a_login_without_the_owners_secret()
    {
        var logins = Derive("Host=db;Database=shop;Username=owner");

        Assert.Equal("shop_runtime", DatabaseLogins.UserOf(logins.Runtime));
        Assert.Equal(string.Empty, DatabaseLogins.PasswordOf(logins.Runtime));
        Assert.NotEqual(
            DatabaseLogins.PasswordOf(Derive("Host=db;Database=shop;Username=owner;Password=a").Runtime),
            DatabaseLogins.PasswordOf(Derive("Host=db;Database=shop;Username=owner;Password=b").Runtime));
    }

    [Fact]
    public void A_connection_string_without_a_database_means_the_one_named_like_the_user() =>
        Assert.Equal("owner_ingest", DatabaseLogins.UserOf(Derive("Host=db;Username=owner;Password=a").Ingest));

    private static DatabaseLogins Derive(string owner) => DatabaseLogins.From(owner, new Dictionary<string, string>());

    private static string With(string connectionString, string user, string password) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = user, Password = password }.ConnectionString;

    private static string NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static Task MigrateAsync(DatabaseLogins logins) => new DatabaseMigration(NullLogger<DatabaseMigration>.Instance).RunAsync(logins, CancellationToken.None);

    private static async Task EveryLoginOpensAsync(DatabaseLogins logins)
    {
        Assert.Equal("0", await Sql.ScalarAsync(logins.Runtime, "select count(*) from offers"));
        Assert.Equal("0", await Sql.ScalarAsync(logins.Ingest, "select count(*) from click_rollups"));
        Assert.Equal("0", await Sql.ScalarAsync(logins.Platform, "select count(*) from tenants"));
        Assert.Equal("1", await Sql.ScalarAsync(logins.Hangfire, "create table hangfire.probe as select 1 as one; select one from hangfire.probe"));
    }
}
