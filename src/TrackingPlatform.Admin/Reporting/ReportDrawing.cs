namespace TrackingPlatform.Admin.Reporting;

/// <summary>What a picture of a report other than one over time is drawn from.</summary>
public sealed record ReportDrawing
{
    /// <summary>The rows of reports by one thing or two, with the figure that is drawn of each.</summary>
    public IReadOnlyList<ReportDrawingPoint> Points { get; init; } = [];

    /// <summary>Clicks by the step of time that cohorts are made of; empty in other pictures.</summary>
    public IReadOnlyList<ReportDrawingPoint> Whole { get; init; } = [];

    /// <summary>Why there is nothing to draw, and what to do about it.</summary>
    public string? Problem { get; init; }
}
