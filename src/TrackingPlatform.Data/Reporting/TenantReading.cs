using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Plain SQL on the connection of an open tenant scope, under its transaction and its tenant.</summary>
internal static class TenantReading
{
    public static async Task<List<T>> ReadAsync<T>(
        this TenantDbContext context, string sql, SqlFilter filter, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)context.Database.GetDbConnection());
        foreach (var parameter in filter.Parameters)
        {
            command.Parameters.Add(parameter.Clone());
        }

        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Counts rows up to the limit of all logs, and one more to say that there are more.</summary>
    public static async Task<long> CountAsync(this TenantDbContext context, string from, SqlFilter filter, CancellationToken cancellationToken) =>
        (await context.ReadAsync(
            $"select count(*) from (select 1 from {from} where {filter.Where} limit {LogPaging.CountedUpTo + 1}) counted", filter, row => row.GetInt64(0), cancellationToken))[0];
}
