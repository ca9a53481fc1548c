namespace TrackingPlatform.Admin.Reporting;

/// <summary>How a report is drawn.</summary>
public enum ReportPicture
{
    /// <summary>One metric over time.</summary>
    Time,

    /// <summary>One metric by weekday and hour.</summary>
    Heat,

    /// <summary>From being seen to each event.</summary>
    Funnel,

    /// <summary>How long after the click conversions came.</summary>
    Delay,

    /// <summary>One metric by country.</summary>
    Map,

    /// <summary>What became of each week's clicks, as time went by.</summary>
    Cohort,
}
