using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Runs the checks that stand in for foreign keys: statements over one UTC day that yield a tenant and a number.</summary>
internal static class DanglingCount
{
    /// <param name="sources">Asked as the platform, which sees all tenants.</param>
    /// <param name="sql">Its parameters are the day and the one after it.</param>
    /// <param name="day">A UTC day.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyDictionary<TenantId, long>> ReadAsync(DataSources sources, string sql, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = sources.Platform.CreateCommand(sql);
        command.CommandTimeout = 600;
        command.Parameters.Add(new NpgsqlParameter { Value = day });
        command.Parameters.Add(new NpgsqlParameter { Value = day.AddDays(1) });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var dangling = new Dictionary<TenantId, long>();
        while (await rows.ReadAsync(cancellationToken))
        {
            dangling.Add(new TenantId(rows.GetGuid(0)), rows.GetInt64(1));
        }

        return dangling;
    }
}
