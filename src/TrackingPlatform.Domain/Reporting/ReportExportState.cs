namespace TrackingPlatform.Domain.Reporting;

/// <summary>Where a file made in the background stands.</summary>
public enum ReportExportState
{
    /// <summary>No worker has taken it up yet.</summary>
    Queued,

    /// <summary>A worker makes it.</summary>
    Running,

    /// <summary>It can be fetched.</summary>
    Done,

    /// <summary>It will not be made.</summary>
    Failed,
}
