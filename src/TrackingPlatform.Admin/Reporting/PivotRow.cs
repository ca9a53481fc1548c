using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>One row of the report page.</summary>
/// <param name="Keys">What it is about, level by level; the last one is its own.</param>
/// <param name="Figures">Its sums.</param>
/// <param name="Before">The same of the period before; null when nothing is compared, or there is nothing to compare days with.</param>
public sealed record PivotRow(IReadOnlyList<ReportKey> Keys, ReportFigures Figures, ReportFigures? Before)
{
    /// <summary>0 for the outermost.</summary>
    public int Level => Keys.Count - 1;

    public ReportKey Key => Keys[^1];

    /// <summary>How the address names the row.</summary>
    public IReadOnlyList<string> Path => [.. Keys.Select(key => Uri.EscapeDataString(key.Value ?? ReportIds.None))];

    /// <summary>There are more rows beside it than are shown.</summary>
    public bool IsLastOfMany { get; init; }
}
