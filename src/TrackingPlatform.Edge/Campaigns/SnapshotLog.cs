namespace TrackingPlatform.Edge.Campaigns;

internal static partial class SnapshotLog
{
    [LoggerMessage(3001, LogLevel.Debug, "Configuration version {Version} with {Links} links came into force")]
    public static partial void SnapshotReplaced(this ILogger logger, long version, int links);

    [LoggerMessage(3002, LogLevel.Warning, "The configuration could not be read anew; the present one stays in force: {Reason}")]
    public static partial void SnapshotStale(this ILogger logger, string reason);

    [LoggerMessage(3003, LogLevel.Warning, "The configuration on disk could not be read: {Reason}")]
    public static partial void SnapshotFileUnreadable(this ILogger logger, string reason);

    [LoggerMessage(3004, LogLevel.Error, "The configuration holds something that cannot be understood and was left out: {Row}")]
    public static partial void RowLeftOut(this ILogger logger, string row);
}
