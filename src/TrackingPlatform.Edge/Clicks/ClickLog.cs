using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

internal static partial class ClickLog
{
    [LoggerMessage(1001, LogLevel.Error, "The click journal did not take a click; {Unpersisted} clicks were redirected without being kept since the start. Free disk space under the data directory")]
    public static partial void ClickUnpersisted(this ILogger logger, long unpersisted);

    [LoggerMessage(1002, LogLevel.Warning, "Clicks could not be moved to the database; they stay in the journal, next try in {Delay}")]
    public static partial void DrainFailed(this ILogger logger, TimeSpan delay, Exception exception);

    [LoggerMessage(1003, LogLevel.Information, "Clicks are moved to the database again")]
    public static partial void DrainRecovered(this ILogger logger);

    [LoggerMessage(1004, LogLevel.Error, "The position of journal {Journal} moved from {Expected} without this node; it goes on from where the database stands. Is the journal directory shared?")]
    public static partial void PositionMoved(this ILogger logger, Guid journal, long expected);

    [LoggerMessage(1005, LogLevel.Error, "Journal {Journal} has a gap from {From} to {Until} ({Cause})")]
    public static partial void JournalGapMet(this ILogger logger, Guid journal, long from, long until, string cause);

    [LoggerMessage(1006, LogLevel.Error, "Frame {Sequence} of journal {Journal} was set aside: {Problem}")]
    public static partial void FrameUnreadable(this ILogger logger, Guid journal, long sequence, string problem);

    [LoggerMessage(1007, LogLevel.Error, "The click journal did not take the click-through of click {Click}; the visitor was led on without its being kept")]
    public static partial void ClickThroughUnpersisted(this ILogger logger, ClickId click);
}
