using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Workers;

internal static partial class WorkersLog
{
    [LoggerMessage(16001, LogLevel.Information, "Workers started; {Jobs} jobs are on the schedule")]
    public static partial void WorkersStarted(this ILogger logger, int jobs);

    [LoggerMessage(16002, LogLevel.Warning, "Workers could not start and try again in {Pause}")]
    public static partial void WorkersNotStarted(this ILogger logger, TimeSpan pause, Exception failure);

    [LoggerMessage(16003, LogLevel.Warning, "{Work} failed and is tried again in {Pause}")]
    public static partial void RepeatedWorkFailed(this ILogger logger, string work, TimeSpan pause, Exception failure);

    [LoggerMessage(16004, LogLevel.Information, "Workers stopped")]
    public static partial void WorkersStopped(this ILogger logger);
}
