namespace TrackingPlatform.Edge.Postbacks;

internal static partial class PostbackDrainLog
{
    [LoggerMessage(4101, LogLevel.Warning, "Postbacks from the journal could not be handed to the database; they stay in the journal: {Reason}")]
    public static partial void PostbackDrainFailed(this ILogger logger, string reason);
}
