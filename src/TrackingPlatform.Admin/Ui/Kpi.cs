namespace TrackingPlatform.Admin.Ui;

/// <summary>A tile of a <see cref="KpiStrip"/>.</summary>
/// <param name="Key">Names the metric the tile selects.</param>
/// <param name="Value">Written out: <c>€142,208</c>.</param>
/// <param name="Full">The full value where <paramref name="Value"/> is shortened; shown on hover.</param>
/// <param name="Delta">Change against the period before; null when there is nothing to compare.</param>
public sealed record Kpi(string Key, string Name, string Value, string? Full = null, double? Delta = null, string DeltaUnit = "%", bool LowerIsBetter = false)
{
    public IReadOnlyList<double> Trend { get; init; } = [];
}
