namespace TrackingPlatform.Domain.Reporting;

/// <summary>What a metric's figure is, and so how it is written.</summary>
public enum ReportMetricKind
{
    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>Money for one click; four decimals.</summary>
    MoneyPerClick,

    /// <summary>A fraction, 0.0142 for 1.42 %.</summary>
    Ratio,
}
