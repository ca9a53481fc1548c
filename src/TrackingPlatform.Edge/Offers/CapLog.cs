namespace TrackingPlatform.Edge.Offers;

internal static partial class CapLog
{
    [LoggerMessage(6001, LogLevel.Warning, "Caps of clicks could not be refreshed; this node uses up what it holds, then capped offers send visitors to their fallback: {Reason}")]
    public static partial void CapsStale(this ILogger logger, string reason);

    [LoggerMessage(6002, LogLevel.Warning, "A configuration came into force before its caps had tokens; they are asked for again: {Reason}")]
    public static partial void CapsNotReady(this ILogger logger, string reason);

    [LoggerMessage(6003, LogLevel.Warning, "Tokens of click caps could not be given back and are lost for their period: {Reason}")]
    public static partial void TokensNotGivenBack(this ILogger logger, string reason);
}
