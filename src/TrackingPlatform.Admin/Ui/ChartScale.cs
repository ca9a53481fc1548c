namespace TrackingPlatform.Admin.Ui;

/// <summary>An axis from zero in four even steps whose length is a round number.</summary>
internal sealed record ChartScale(double Step)
{
    const int Steps = 4;
    static readonly double[] Round = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];

    public double Max => Step * Steps;

    public IReadOnlyList<double> Ticks => [.. Enumerable.Range(0, Steps + 1).Select(i => i * Step)];

    public static ChartScale For(IEnumerable<double> values, bool isWhole = false)
    {
        var highest = values.Append(0).Max();
        if (highest <= 0) return new ChartScale(isWhole ? 1 : 0.25);
        var raw = highest / Steps;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = Round.First(factor => raw <= factor * magnitude * (1 + 1e-9)) * magnitude;
        return new ChartScale(isWhole ? Math.Max(1, Math.Ceiling(step)) : step);
    }

    /// <summary>Height in percent of the plot; below zero draws at zero.</summary>
    public double Percent(double value) => Math.Clamp(value / Max * 100, 0, 100);
}
