namespace TrackingPlatform.Admin.Ui;

/// <param name="Value">As it stands in the URL; no commas.</param>
/// <param name="Name">As people read it.</param>
public sealed record FilterOption(string Value, string Name)
{
    /// <summary>For statuses and the like, whose names are their values: "pending" → "Pending".</summary>
    public static IReadOnlyList<FilterOption> Of(params IEnumerable<string> values) =>
        [.. values.Select(value => new FilterOption(value, char.ToUpperInvariant(value[0]) + value[1..].Replace('_', ' ')))];
}
