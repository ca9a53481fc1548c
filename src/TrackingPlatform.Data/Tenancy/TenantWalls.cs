using System.Text;
using Npgsql;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Tries the walls between tenants before anyone is let in: as the runtime login, with no tenant named, every tenant's table must look empty.</summary>
public static class TenantWalls
{
    private const string TenantTables =
        """
        select c.relname, row_security_active(c.oid)
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select')
        order by c.relname
        """;

    /// <summary>The first table that shows rows it should hide, or that no policy guards; null when the walls stand.</summary>
    public static async Task<string?> FindGapAsync(DatabaseLogins logins, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(logins);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(logins.Runtime) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var tables = new List<string>();
        await using (var question = new NpgsqlCommand(TenantTables, connection))
        await using (var rows = await question.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                if (!rows.GetBoolean(1))
                {
                    return rows.GetString(0);
                }

                tables.Add(rows.GetString(0));
            }
        }

        return await FirstThatShowsRowsAsync(connection, tables, cancellationToken);
    }

    private static async Task<string?> FirstThatShowsRowsAsync(NpgsqlConnection connection, List<string> tables, CancellationToken cancellationToken)
    {
        var question = new StringBuilder("select name from (values (null::text, false)");
        foreach (var table in tables)
        {
            question.Append(", ('").Append(table).Append("', exists (select from \"").Append(table).Append("\"))");
        }

        question.Append(") as found (name, shows) where shows limit 1");
        await using var command = new NpgsqlCommand(question.ToString(), connection);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }
}
