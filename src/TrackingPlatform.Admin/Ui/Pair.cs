namespace TrackingPlatform.Admin.Ui;

/// <summary>A row of <see cref="PairRows"/>, written into as it is typed.</summary>
public sealed class Pair
{
    public string Name { get; set; } = "";

    public string Value { get; set; } = "";

    /// <summary>The rows that have a name, as a dictionary; of two with the same name the later counts.</summary>
    public static Dictionary<string, string> Collect(IEnumerable<Pair> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Name.Trim().Length > 0)) pairs[row.Name.Trim()] = row.Value.Trim();
        return pairs;
    }

    public static List<Pair> Rows(IEnumerable<KeyValuePair<string, string>> pairs) => [.. pairs.Select(pair => new Pair { Name = pair.Key, Value = pair.Value })];
}
