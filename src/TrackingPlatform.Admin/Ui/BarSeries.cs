namespace TrackingPlatform.Admin.Ui;

/// <summary>One part of <see cref="StackedBars"/>: a name and a value for each bar. The fifth and last is "n others".</summary>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values);
