namespace TrackingPlatform.Domain.Reporting;

/// <summary>What a report was counted from.</summary>
public enum ReportSource
{
    /// <summary>Sums of a quarter of an hour, kept with every batch of clicks and every conversion.</summary>
    Rollup,

    /// <summary>Sums of whole days that tell visitors apart, and single rows wherever a day has none.</summary>
    Facets,

    /// <summary>Single clicks or conversions: what roll-ups do not know.</summary>
    Raw,
}
