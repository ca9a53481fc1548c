using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Integration.Tests.Tenancy;

/// <summary>Ways round a policy that PostgreSQL leaves open unless keys and grants close them.</summary>
public sealed class PostgresWallTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private const string ClickColumns =
        "tenant_id, click_id, publisher_id, currency, verdict, destination, flags, is_unique, day, snapshot_version, journal_id, journal_sequence";

    private const string MakeIncoming =
        """
        create temp table incoming (tenant_id uuid, click_id uuid, publisher_id uuid, currency text, verdict text, destination text, flags int, is_unique boolean,
            day date, snapshot_version bigint, journal_id uuid, journal_sequence bigint)
        """;

    private DatabaseLogins Logins => database.Logins;

    [Fact]
    public async Task A_partition_is_reached_through_its_parent_only()
    {
        var tenant = await database.CreateTenantAsync("Partitioned");
        await Sql.ExecuteAsync(Logins.Ingest, InsertClick(tenant));
        var partition = await Sql.ScalarAsync(Logins.Owner, $"select tableoid::regclass::text from clicks where tenant_id = '{tenant.Value}'");

        Assert.Equal("1", await AsTenantAsync(tenant, "select count(*) from clicks"));
        foreach (var login in new[] { Logins.Runtime, Logins.Ingest, Logins.Platform })
        {
            await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ScalarAsync(login, $"select count(*) from {partition}"));
            await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ExecuteAsync(login, $"insert into {partition} select * from clicks where false"));
        }
    }

    [Fact]
    public async Task An_id_that_another_tenant_uses_looks_like_any_other()
    {
        var mine = await database.CreateTenantAsync("Asking");
        var theirs = await database.CreateSeededTenantAsync("Holding");
        var insert = $"insert into publishers (tenant_id, id, name, status, created_at, changed_at) values ('{mine.Value}', '{theirs.Publisher.Value}', 'Same', 'active', now(), now())";

        await AsTenantAsync(mine, insert);
        await RefusedAsync(PostgresErrorCodes.UniqueViolation, AsTenantAsync(mine, insert));
        await AsTenantAsync(mine, $"{insert.Replace(theirs.Publisher.Value.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal)} on conflict do nothing");
        Assert.Equal("2", await AsTenantAsync(mine, "select count(*) from publishers"));
    }

    [Fact]
    public async Task A_conflict_clause_reaches_nobody_elses_row()
    {
        var mine = await database.CreateTenantAsync("Upserting");
        var theirs = await database.CreateSeededTenantAsync("Upserted");
        var upsert = $"insert into publishers (tenant_id, id, name, status, created_at, changed_at) values ('{theirs.Id.Value}', '{theirs.Publisher.Value}', 'Taken', 'active', now(), now())";

        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, AsTenantAsync(mine, upsert + " on conflict (tenant_id, id) do update set name = 'Taken'"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, AsTenantAsync(mine, upsert + " on conflict do nothing"));
        Assert.Equal("Acme publisher", await AsTenantAsync(theirs.Id, "select name from publishers"));
    }

    [Fact]
    public async Task A_parent_of_another_tenant_is_no_parent()
    {
        var mine = await database.CreateSeededTenantAsync("Child");
        var theirs = await database.CreateSeededTenantAsync("Parent");

        await RefusedAsync(PostgresErrorCodes.ForeignKeyViolation, AsTenantAsync(mine.Id, $"update links set campaign_id = '{theirs.Campaign.Value}'"));
        await RefusedAsync(PostgresErrorCodes.ForeignKeyViolation, AsTenantAsync(mine.Id, $"update offers set advertiser_id = '{theirs.Advertiser.Value}'"));
        await RefusedAsync(PostgresErrorCodes.ForeignKeyViolation, AsTenantAsync(mine.Id, $"update templates set publisher_id = '{theirs.Publisher.Value}'"));
    }

    [Theory]
    [InlineData("", "0")]
    [InlineData("set app.tenant_id = '';", "0")]
    [InlineData("set app.tenant_id = '00000000-0000-0000-0000-000000000000';", "0")]
    public async Task Without_a_tenant_nothing_is_seen(string arrangement, string expected)
    {
        await database.CreateSeededTenantAsync("Hidden");

        Assert.Equal(expected, await Sql.ScalarAsync(Logins.Runtime, arrangement + "select count(*) from publishers"));
        Assert.NotEqual("0", await Sql.ScalarAsync(Logins.Platform, arrangement + "select count(*) from publishers"));
    }

    [Fact]
    public async Task Runtime_cannot_lift_the_policies_or_become_somebody_else()
    {
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ScalarAsync(Logins.Runtime, "set row_security = off; select count(*) from publishers"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ExecuteAsync(Logins.Runtime, $"set role \"{DatabaseLogins.UserOf(Logins.Platform)}\""));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ExecuteAsync(Logins.Runtime, "alter table publishers disable row level security"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ExecuteAsync(Logins.Runtime, "truncate publishers cascade"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ScalarAsync(Logins.Runtime, "select count(*) from tenants"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ExecuteAsync(Logins.Runtime, "create table public.mine (id int)"));
    }

    [Fact]
    public async Task Ingest_copies_into_a_table_of_its_own_and_inserts_from_there()
    {
        var tenant = await database.CreateTenantAsync("Copied");
        var row = ClickOf(tenant).Replace("'", "", StringComparison.Ordinal);
        await RefusedAsync(PostgresErrorCodes.FeatureNotSupported, CopyAsync("clicks", row, "select"));

        await CopyAsync("incoming", row, $"insert into clicks ({ClickColumns}) select {ClickColumns} from incoming");

        Assert.Equal("1", await AsTenantAsync(tenant, "select count(*) from clicks"));
    }

    [Fact]
    public async Task Ingest_reads_and_changes_no_click()
    {
        var tenant = await database.CreateTenantAsync("Written");
        await Sql.ExecuteAsync(Logins.Ingest, InsertClick(tenant));

        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ScalarAsync(Logins.Ingest, "select count(*) from clicks"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ExecuteAsync(Logins.Ingest, "update clicks set verdict = 'refused'"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ExecuteAsync(Logins.Ingest, "delete from clicks"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ScalarAsync(Logins.Ingest, InsertClick(tenant) + " returning click_id"));
        await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ScalarAsync(Logins.Ingest, "select count(*) from offers"));
    }

    [Fact]
    public async Task Partitions_are_dropped_by_the_platform_alone()
    {
        foreach (var login in new[] { Logins.Runtime, Logins.Ingest, Logins.Hangfire })
        {
            await RefusedAsync(PostgresErrorCodes.InsufficientPrivilege, Sql.ScalarAsync(login, "select public.drop_day_partitions('clicks', '2020-01-01')"));
        }

        await Sql.ExecuteAsync(Logins.Ingest, "select ensure_day_partition('clicks', '2020-01-01')");
        Assert.Equal("1", await Sql.ScalarAsync(Logins.Platform, "select drop_day_partitions('clicks', '2020-01-02')"));
        await RefusedAsync(PostgresErrorCodes.RaiseException, Sql.ExecuteAsync(Logins.Ingest, "select ensure_day_partition('offers', '2020-01-01')"));
        await RefusedAsync(PostgresErrorCodes.RaiseException, Sql.ExecuteAsync(Logins.Platform, "select drop_day_partitions('offers', '2020-01-01')"));
    }

    private static string InsertClick(TenantId tenant) => $"insert into clicks ({ClickColumns}) values ({ClickOf(tenant)})";

    private static string ClickOf(TenantId tenant) =>
        $"'{tenant.Value}','{Guid.CreateVersion7()}','{Guid.NewGuid()}','USD','redirected','https://shop.example/',0,true,'{DateTime.UtcNow:yyyy-MM-dd}',1,'{Guid.NewGuid()}',1";

    private async Task CopyAsync(string table, string row, string afterwards)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Logins.Ingest) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using (var make = new NpgsqlCommand(MakeIncoming, connection))
        {
            await make.ExecuteNonQueryAsync();
        }

        await using (var copy = await connection.BeginTextImportAsync($"copy {table} ({ClickColumns}) from stdin (format csv)"))
        {
            await copy.WriteLineAsync(row);
        }

        await using var insert = new NpgsqlCommand(afterwards, connection);
        await insert.ExecuteNonQueryAsync();
    }

    private Task<string?> AsTenantAsync(TenantId tenant, string sql) => Sql.ScalarAsync(Logins.Runtime, $"set app.tenant_id = '{tenant.Value}'; {sql}");

    private static async Task RefusedAsync(string state, Task work) => Assert.Equal(state, (await Assert.ThrowsAsync<PostgresException>(() => work)).SqlState);
}
