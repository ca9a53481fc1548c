using Npgsql;
using TrackingPlatform.Data;

namespace TrackingPlatform.Host.Database;

/// <summary>
/// Reaches the database and prepares it, then opens the gate. What no waiting can mend (credentials, a missing database)
/// ends the start at once; a database that does not answer is waited for, or, on a node that can work without, tried again beside the work.
/// </summary>
internal sealed class DatabaseOpening(
    ConnectionTarget target,
    Func<string, CancellationToken, Task> prepare,
    DatabaseGate gate,
    TimeProvider clock,
    ILogger logger)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int ConnectSeconds = 5;

    /// <returns>Completed when the gate is open. On a node that may start degraded: running on, to be awaited at the end.</returns>
    /// <exception cref="StartupFailure">The database cannot be used and this node cannot work without it.</exception>
    public async Task<Task> OpenAsync(bool mayStartDegraded, CancellationToken cancellationToken)
    {
        for (var start = clock.GetTimestamp(); ;)
        {
            var failure = await TryAsync(cancellationToken);
            if (failure is null)
            {
                return Task.CompletedTask;
            }

            if (mayStartDegraded)
            {
                logger.StartedDegraded(failure);
                return KeepTryingAsync(cancellationToken);
            }

            var remaining = Patience - clock.GetElapsedTime(start);
            if (remaining <= TimeSpan.Zero)
            {
                throw StartupFailure.DatabaseUnreachable(target.Name, Patience, failure);
            }

            logger.DatabaseAwaited(failure, remaining);
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task KeepTryingAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await TryWithoutEndingAsync(cancellationToken) is not null)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }

            logger.DatabaseOpenedLate();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Once visitors are served, not even refused credentials end the process: they show in the log and in readiness.</summary>
    private async Task<string?> TryWithoutEndingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(cancellationToken);
        }
        catch (StartupFailure failure)
        {
            var reason = $"{failure.Message}: {failure.Why}";
            gate.Refuse(reason);
            logger.StartedDegraded(reason);
            return reason;
        }
    }

    /// <returns>Null when the gate is open; else why the database does not answer.</returns>
    private async Task<string?> TryAsync(CancellationToken cancellationToken)
    {
        var prepared = false;
        try
        {
            await ConnectAsync(cancellationToken);
            prepared = true;
            await prepare(target.ConnectionString, cancellationToken);
            gate.Open();
            return null;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw StartupFailure.CredentialsRefused(target.Name, refused);
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            throw StartupFailure.DatabaseMissing(target.Name, missing);
        }
        catch (Exception passing) when (passing is NpgsqlException { IsTransient: true } or TimeoutException or System.Net.Sockets.SocketException)
        {
            gate.Refuse(passing.Message);
            return passing.Message;
        }
        catch (Exception failed) when (prepared && failed is not OperationCanceledException and not StartupFailure)
        {
            throw StartupFailure.DatabaseNotPrepared(target.Name, failed);
        }
        catch (NpgsqlException unreachable)
        {
            gate.Refuse(unreachable.Message);
            return unreachable.Message;
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var once = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Pooling = false, Timeout = ConnectSeconds };
        await using var connection = new NpgsqlConnection(once.ConnectionString);
        await connection.OpenAsync(cancellationToken);
    }
}
