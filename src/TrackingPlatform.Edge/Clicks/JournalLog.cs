namespace TrackingPlatform.Edge.Clicks;

internal static partial class JournalLog
{
    [LoggerMessage(1101, LogLevel.Critical, "The journal in {Directory} was damaged: {Bytes} bytes after sequence {LastSequence} were set aside as {Copies}; numbering goes on at {NextSequence}")]
    public static partial void Damaged(this ILogger logger, string directory, long bytes, long lastSequence, string copies, long nextSequence);

    [LoggerMessage(1102, LogLevel.Critical, "The journal in {Directory} lacks a segment before the one that starts at {Start}")]
    public static partial void SegmentMissing(this ILogger logger, string directory, long start);

    [LoggerMessage(1103, LogLevel.Critical, "The journal in {Directory} could not write: {Reason}; appends fail until a new segment can be written")]
    public static partial void WriteFailed(this ILogger logger, string directory, string reason, Exception exception);

    [LoggerMessage(1104, LogLevel.Warning, "The journal in {Directory} writes again, after {Failed} failed appends since it was opened")]
    public static partial void WritesAgain(this ILogger logger, string directory, long failed);

    [LoggerMessage(1105, LogLevel.Critical, "A damaged frame stands in {File} at byte {Offset}; what follows there was set aside as {Copy}")]
    public static partial void FrameDamaged(this ILogger logger, string file, long offset, string copy);

    [LoggerMessage(1106, LogLevel.Critical, "A damaged frame stands in {File} at byte {Offset}, and what follows it could not be set aside")]
    public static partial void FrameNotSetAside(this ILogger logger, string file, long offset, Exception exception);

    [LoggerMessage(1107, LogLevel.Warning, "The passed segment {File} could not be deleted")]
    public static partial void SegmentKept(this ILogger logger, string file, Exception exception);
}
