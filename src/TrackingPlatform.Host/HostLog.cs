namespace TrackingPlatform.Host;

internal static partial class HostLog
{
    [LoggerMessage(120, LogLevel.Error, "First tenant was not set up: {Reason}")]
    public static partial void BootstrapRefused(this ILogger logger, string reason);
}
