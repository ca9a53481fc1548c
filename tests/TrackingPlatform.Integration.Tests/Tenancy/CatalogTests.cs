using Npgsql;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Integration.Tests.Tenancy;

public sealed class CatalogTests(PlatformDatabaseFixture database) : IClassFixture<PlatformDatabaseFixture>
{
    private const string IsTenants = "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)";

    public static TheoryData<string> Rules => [.. CatalogRules.All.Select(rule => rule.Name)];

    public static TheoryData<string, string> Sabotages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var rule in CatalogRules.All)
            {
                foreach (var sabotage in rule.Sabotage)
                {
                    data.Add(rule.Name, sabotage);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_catalog_keeps_the_rule(string rule) => Assert.Empty(await ViolationsAsync(rule, ""));

    [Theory]
    [MemberData(nameof(Sabotages))]
    public async Task The_rule_sees_a_breach(string rule, string sabotage) => Assert.NotEmpty(await ViolationsAsync(rule, sabotage));

    // As the superuser, in a transaction that is rolled back: a breach never stays.
    private async Task<List<string>> ViolationsAsync(string name, string sabotage)
    {
        var rule = CatalogRules.All.Single(rule => rule.Name == name);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Database.SuperuserConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var arrange = new NpgsqlCommand(WithNames(Views + sabotage), connection))
        {
            await arrange.ExecuteNonQueryAsync();
        }

        await using var question = new NpgsqlCommand(WithNames(rule.Violations), connection);
        await using var rows = await question.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetValue(0).ToString()!);
        }

        return found;
    }

    private string WithNames(string sql) => sql
        .Replace(":runtime", Quoted(database.Logins.Runtime), StringComparison.Ordinal)
        .Replace(":ingest", Quoted(database.Logins.Ingest), StringComparison.Ordinal)
        .Replace(":platform", Quoted(database.Logins.Platform), StringComparison.Ordinal)
        .Replace(":hangfire", Quoted(database.Logins.Hangfire), StringComparison.Ordinal);

    private static string Quoted(string login) => $"\"{DatabaseLogins.UserOf(login)}\"";

    private static string Views =>
        $"""
        create temp view login (name, role) as values
            ('runtime', to_regrole(':runtime')::oid), ('ingest', to_regrole(':ingest')::oid), ('platform', to_regrole(':platform')::oid), ('hangfire', to_regrole(':hangfire')::oid);
        create temp view global_table as select unnest(array['{string.Join("', '", CatalogRules.GlobalTables)}']) as name;
        create temp view kept as select * from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f');
        create temp view walled as select * from kept where relkind in ('r', 'p') and (relispartition or relname not in (select name from global_table));
        create temp view tenant_table as select * from walled where not relispartition;
        create temp view actual_policy as
            select concat_ws(' | ', tablename, policyname, permissive, array_to_string(roles, ','), cmd, coalesce(qual, '-'), coalesce(with_check, '-')) as line
            from pg_policies where schemaname = 'public';
        create temp view expected_policy as
            select concat_ws(' | ', relname, 'tenant', 'PERMISSIVE', (select rolname from pg_roles join login on oid = role where name = 'runtime'), 'ALL', $q${IsTenants}$q$, $q${IsTenants}$q$) as line from tenant_table
            union all
            select concat_ws(' | ', relname, 'platform', 'PERMISSIVE', (select rolname from pg_roles join login on oid = role where name = 'platform'), 'ALL', 'true', 'true') from tenant_table
            union all
            select concat_ws(' | ', name, 'ingest', 'PERMISSIVE', (select rolname from pg_roles join login on oid = role where login.name = 'ingest'), cmd, qual, 'true')
            from (values ('clicks', 'INSERT', '-'), ('click_uniques', 'ALL', 'true'), ('click_rollups', 'ALL', 'true'), ('click_throughs', 'ALL', 'true'), ('customer_clicks', 'ALL', 'true'),
                ('landing_rollups', 'ALL', 'true'), ('impression_rollups', 'ALL', 'true')) as own (name, cmd, qual);

        """;
}
