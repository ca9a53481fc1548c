using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using TrackingPlatform.Data;
using TrackingPlatform.Host.Database;

namespace TrackingPlatform.Host;

/// <summary>The database is open and answers now.</summary>
internal sealed class DatabaseHealthCheck(PlatformDatabase database, DatabaseGate gate) : IHealthCheck
{
    private const int Seconds = 2;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (!gate.IsReady)
        {
            return HealthCheckResult.Unhealthy("The database is not open yet.");
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Timeout = Seconds, CommandTimeout = Seconds, MaxPoolSize = 1, ApplicationName = "health" };
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}
