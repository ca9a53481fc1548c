namespace TrackingPlatform.Edge.Clicks;

/// <summary>Why sequences are missing between two segments.</summary>
internal enum JournalGapCause
{
    /// <summary>Appends that failed, and were reported as failed to whoever made them.</summary>
    NeverAcknowledged,

    /// <summary>Damage, or a missing file. Acknowledged frames may be among them.</summary>
    Lost,
}
