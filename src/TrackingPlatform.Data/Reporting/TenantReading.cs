using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Plain SQL on the connection of an open tenant scope, under its transaction and its tenant.</summary>
internal static class TenantReading
{
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    public static async Task<List<T>> ReadAsync<T>(
        this TenantDbContext context, string sql, SqlFilter filter, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await context.ReadEachAsync(sql, filter, UsualPatience, Keep, cancellationToken);
        return rows;

        Task Keep(NpgsqlDataReader row)
        {
            rows.Add(read(row));
            return Task.CompletedTask;
        }
    }

    /// <summary>Hands over row by row, so that they need not fit into memory.</summary>
    public static async Task ReadEachAsync(
        this TenantDbContext context, string sql, SqlFilter filter, TimeSpan patience, Func<NpgsqlDataReader, Task> take, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)context.Database.GetDbConnection()) { CommandTimeout = (int)patience.TotalSeconds };
        foreach (var parameter in filter.Parameters)
        {
            command.Parameters.Add(parameter.Clone());
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            await take(reader);
        }
    }

    /// <summary>Counts rows up to the limit of all logs, and one more to say that there are more.</summary>
    public static async Task<long> CountAsync(this TenantDbContext context, string from, SqlFilter filter, CancellationToken cancellationToken) =>
        (await context.ReadAsync(
            $"select count(*) from (select 1 from {from} where {filter.Where} limit {LogPaging.CountedUpTo + 1}) counted", filter, row => row.GetInt64(0), cancellationToken))[0];
}
