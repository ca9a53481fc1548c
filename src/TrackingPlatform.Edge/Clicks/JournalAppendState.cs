namespace TrackingPlatform.Edge.Clicks;

/// <summary>How an append ended. The zero value is the one that promises nothing.</summary>
internal enum JournalAppendState
{
    /// <summary>The disk did not take it. It will not be tried again.</summary>
    Failed,

    /// <summary>It was never queued: too much is waiting for the disk, or the journal is closing.</summary>
    Refused,

    /// <summary>It is on disk.</summary>
    Written,
}
