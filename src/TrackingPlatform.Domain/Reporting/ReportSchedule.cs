namespace TrackingPlatform.Domain.Reporting;

/// <summary>How often a saved view is mailed.</summary>
public enum ReportSchedule
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Every morning.</summary>
    Daily,

    /// <summary>On Monday mornings.</summary>
    Weekly,

    /// <summary>On the first morning of a month.</summary>
    Monthly,
}
