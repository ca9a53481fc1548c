namespace TrackingPlatform.Admin.Ui;

/// <summary>What a <see cref="Grid{T}"/> asks of its page, read from the URL.</summary>
/// <param name="Sort">Key of the column to sort by; null for the list's own order.</param>
/// <param name="IsDescending">The URL writes this as a minus before the key.</param>
/// <param name="After">Keyset cursor of the page before; null on the first page and in lists that page by number.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows wanted at most.</param>
/// <param name="Filters">All other keys of the query.</param>
public sealed record GridRequest(string? Sort, bool IsDescending, string? After, int Page, int Size, IReadOnlyDictionary<string, string> Filters)
{
    public const int MostRows = 50;

    /// <summary>Rows before this page, for lists that page by number.</summary>
    public int Offset => (Page - 1) * Size;

    public string? Filter(string key) => Filters.GetValueOrDefault(key);

    /// <summary>The values of a filter in which several may be ticked.</summary>
    public IReadOnlyList<string> Values(string key) => Filter(key)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether the rows come in this order, written as in the URL.</summary>
    internal bool IsSortedBy(string? order) => (Sort, IsDescending) == (order?.TrimStart('-'), order?.StartsWith('-') is true);

    internal static GridRequest From(UrlState url, string? defaultSort)
    {
        var sort = url[UrlState.Sort] ?? defaultSort;
        var page = int.TryParse(url[UrlState.Page], out var number) && number is > 1 and < 100_000 ? number : 1;
        return new GridRequest(sort?.TrimStart('-'), sort?.StartsWith('-') is true, url[UrlState.After], page, MostRows, url.Filters);
    }

    /// <summary>Equal for two addresses that show the same rows, whatever drawer is open.</summary>
    internal string Key => $"{(IsDescending ? "-" : "")}{Sort}|{After}|{Page}|{string.Join('&', Filters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value))}";
}
