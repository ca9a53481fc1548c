namespace TrackingPlatform.Host.Database;

internal static partial class ClusterLog
{
    [LoggerMessage(101, LogLevel.Information, "Made a new PostgreSQL cluster in {Folder}")]
    public static partial void ClusterMade(this ILogger logger, string folder);

    [LoggerMessage(102, LogLevel.Warning, "Stopped a PostgreSQL server (process {ProcessId}) that an earlier run had left behind")]
    public static partial void OrphanFound(this ILogger logger, int processId);

    [LoggerMessage(103, LogLevel.Error, "PostgreSQL ended unexpectedly (exit code {ExitCode}): {Reason}; it is started again in {Delay}")]
    public static partial void ServerEnded(this ILogger logger, int exitCode, string reason, TimeSpan delay);

    [LoggerMessage(104, LogLevel.Warning, "PostgreSQL is running again (process {ProcessId})")]
    public static partial void ServerRunsAgain(this ILogger logger, int processId);

    [LoggerMessage(105, LogLevel.Error, "PostgreSQL could not be started again: {Reason}; the next attempt is in {Delay}")]
    public static partial void RestartFailed(this ILogger logger, string reason, TimeSpan delay);

    [LoggerMessage(106, LogLevel.Warning, "PostgreSQL did not stop within {Patience} and is stopped without a checkpoint")]
    public static partial void ServerStopsHard(this ILogger logger, TimeSpan patience);

    [LoggerMessage(107, LogLevel.Information, "PostgreSQL is recovering after a crash; waiting for it")]
    public static partial void ServerRecovers(this ILogger logger);

    [LoggerMessage(110, LogLevel.Error, "The database cannot be used yet: {Reason}; running from the stored snapshot and trying again")]
    public static partial void StartedDegraded(this ILogger logger, string reason);

    [LoggerMessage(111, LogLevel.Warning, "The database cannot be used yet: {Reason}; trying again for {Remaining}")]
    public static partial void DatabaseAwaited(this ILogger logger, string reason, TimeSpan remaining);

    [LoggerMessage(112, LogLevel.Warning, "The database is open")]
    public static partial void DatabaseOpenedLate(this ILogger logger);
}
