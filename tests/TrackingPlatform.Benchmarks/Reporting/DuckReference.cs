using System.Diagnostics;
using DuckDB.NET.Data;
using TrackingPlatform.Testing;

namespace TrackingPlatform.Benchmarks.Reporting;

/// <summary>DuckDB within this process over the same rows, flat and by the column: what a machine like this can do with the question when nothing else is asked of it.</summary>
internal sealed class DuckReference : IDisposable
{
    private readonly DuckDBConnection _connection;

    private DuckReference(DuckDBConnection connection) => _connection = connection;

    /// <summary>Copies the rows over by files in a folder.</summary>
    public static async Task<DuckReference> LoadAsync(PlatformDatabase database, ReportHistory history, string folder)
    {
        var (clicks, conversions) = (Path.Combine(folder, "clicks.csv"), Path.Combine(folder, "conversions.csv"));
        var tenant = history.Tenant.Id.Value;
        const string at = "('x' || lpad(substr(replace(click_id::text, '-', ''), 1, 12), 16, '0'))::bit(64)::bigint";
        await CopyAsync(
            database,
            $"""
            select {at} as moment, day, date_trunc('month', day)::date as month, publisher_id as publisher, offer_id as offer, campaign_id as campaign, subs[1] as sub1, country, city, device, browser, (flags & 513 = 0)::int as counted, is_unique::int as fresh
            from clicks where tenant_id = '{tenant}'
            """,
            clicks);
        await CopyAsync(
            database,
            $"""
            select (extract(epoch from v.occurred_at) * 1000)::bigint as moment, v.occurred_at::date as day, date_trunc('month', v.occurred_at)::date as month, v.publisher_id as publisher, v.offer_id as offer, v.campaign_id as campaign, k.subs[1] as sub1, v.country, k.city, k.device, k.browser,
                v.status, v.payout, v.revenue
            from conversions v join lateral (select * from clicks k where k.tenant_id = v.tenant_id and k.click_id = v.click_id) k on true where v.tenant_id = '{tenant}'
            """,
            conversions);
        var connection = new DuckDBConnection($"Data Source={Path.Combine(folder, "reference.duckdb")}");
        connection.Open();
        var reference = new DuckReference(connection);
        reference.Execute($"create table clicks as select * from read_csv('{clicks}', header = true)");
        reference.Execute($"create table conversions as select * from read_csv('{conversions}', header = true)");
        return reference;
    }

    /// <summary>How long the statements take, in milliseconds.</summary>
    public double Time(IEnumerable<string> statements)
    {
        var watch = Stopwatch.StartNew();
        foreach (var statement in statements)
        {
            Execute(statement);
        }

        return watch.Elapsed.TotalMilliseconds;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
        }
    }

    private static async Task CopyAsync(PlatformDatabase database, string query, string path)
    {
        await using var connection = new Npgsql.NpgsqlConnection(database.SuperuserConnectionString);
        await connection.OpenAsync();
        await using var target = new StreamWriter(path);
        using var rows = await connection.BeginTextExportAsync($"copy ({query}) to stdout (format csv, header)");
        var buffer = new char[64 * 1024];
        for (int read; (read = await rows.ReadAsync(buffer)) > 0;)
        {
            await target.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
