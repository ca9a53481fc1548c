namespace TrackingPlatform.Admin.Ui;

/// <summary>
/// A field of a <see cref="FilterBar"/>. With options it is a menu, several of which may be ticked unless <paramref name="One"/>; without options it is typed.
/// </summary>
/// <param name="Key">The key in the URL.</param>
/// <param name="Label">What it is called: "Status".</param>
/// <param name="Options">What can be chosen; null for a typed value.</param>
/// <param name="One">Only one option at a time.</param>
/// <param name="Extra">Not shown until it is set or added by "+ Filter".</param>
public sealed record FilterField(string Key, string Label, IReadOnlyList<FilterOption>? Options = null, bool One = false, bool Extra = false)
{
    /// <summary>What is chosen, in words: "Approved, Pending +2".</summary>
    internal string Words(IReadOnlyList<string> values)
    {
        var names = values.Select(value => Options?.FirstOrDefault(option => option.Value == value)?.Name ?? value).ToList();
        return names.Count switch { 0 => "All", <= 2 => string.Join(", ", names), _ => $"{names[0]}, {names[1]} +{names.Count - 2}" };
    }
}
