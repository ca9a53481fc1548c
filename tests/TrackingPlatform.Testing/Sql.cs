using System.Globalization;
using Npgsql;

namespace TrackingPlatform.Testing;

/// <summary>One statement on a connection of its own, so that nothing lingers in a pool.</summary>
public static class Sql
{
    public static async Task ExecuteAsync(string connectionString, string statement)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>The first value as text; null where there is none.</returns>
    public static async Task<string?> ScalarAsync(string connectionString, string query)
    {
        await using var connection = await OpenAsync(connectionString);
        await using var command = new NpgsqlCommand(query, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
