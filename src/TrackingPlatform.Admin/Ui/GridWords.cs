namespace TrackingPlatform.Admin.Ui;

internal static class GridWords
{
    /// <summary>"51 – 100 of 1,184", "of 10,000+" once counting stopped.</summary>
    public static string Range(GridRequest request, int rows, long? total, string noun)
    {
        if (rows == 0) return $"No {noun}";
        var first = request.Offset + 1;
        var of = total switch { null => "", > GridPage<object>.CountedUpTo => $" of {Figures.Count(GridPage<object>.CountedUpTo)}+", var all => $" of {Figures.Count(all)}" };
        return $"{Figures.Count(first)} – {Figures.Count(first + rows - 1)}{of}";
    }

    /// <summary>"Status: Pending, Hold · Last 7 days".</summary>
    public static string Filters(IReadOnlyDictionary<string, string> filters, IReadOnlyList<FilterField> fields) =>
        string.Join(" · ", filters.Select(pair => pair.Key == "range"
            ? Period.Parse(pair.Value, Period.Today).Name
            : fields.FirstOrDefault(field => field.Key == pair.Key) is { } field
                ? $"{field.Label}: {field.Words(pair.Value.Split(','))}"
                : $"{pair.Key}: {pair.Value}"));
}
