using System.Text;
using Microsoft.AspNetCore.Components;

namespace TrackingPlatform.Admin.Ui;

/// <summary>
/// The query string as the state of a page: filters, sort, page and open drawer. Reload, back, share and bookmark work because nothing else holds it.
/// <code>var url = UrlState.Of(navigation); url["status"]; url.Values("publisher"); url.With(("sort", "-time"));</code>
/// </summary>
public sealed class UrlState
{
    public const string Sort = "sort";
    public const string After = "after";
    public const string Page = "page";
    public const string Peek = "peek";
    public const string Columns = "columns";

    static readonly string[] NotFilters = [Sort, After, Page, Peek, Columns, "returnUrl"];

    /// <summary>How things are looked at rather than which.</summary>
    static readonly string[] View = [Sort, Columns, "range", "compare", "group", "metric", "chart", "formulas", "conversions_by", "recount"];

    readonly string _path;
    readonly List<KeyValuePair<string, string>> _query;

    /// <summary>The address without its query.</summary>
    public string Path => _path;

    UrlState(string path, List<KeyValuePair<string, string>> query) => (_path, _query) = (path, query);

    public static UrlState Of(NavigationManager navigation) => Parse(navigation.Uri);

    public static UrlState Parse(string uri)
    {
        var parsed = new Uri(new Uri("http://localhost"), uri);
        var query = parsed.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2));
        return new UrlState(parsed.AbsolutePath, [.. query.Select(pair => KeyValuePair.Create(Unescape(pair[0]), pair.Length > 1 ? Unescape(pair[1]) : ""))]);
    }

    /// <summary>Null when the key is absent or empty.</summary>
    public string? this[string key] => _query.Find(pair => pair.Key == key).Value is { Length: > 0 } value ? value : null;

    /// <summary>Several values are written with commas: <c>status=pending,hold</c>.</summary>
    public IReadOnlyList<string> Values(string key) => this[key]?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Everything that narrows the list: all keys but sort, page and drawer.</summary>
    public IReadOnlyDictionary<string, string> Filters =>
        _query.Where(pair => !NotFilters.Contains(pair.Key) && pair.Value.Length > 0).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.First().Value);

    /// <summary>The address with some keys changed; null takes a key out.</summary>
    public string With(params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var query = new List<KeyValuePair<string, string>>(_query);
        foreach (var (key, value) in changes)
        {
            var at = query.FindIndex(pair => pair.Key == key);
            query.RemoveAll(pair => pair.Key == key);
            if (!string.IsNullOrEmpty(value)) query.Insert(at < 0 ? query.Count : at, KeyValuePair.Create(key, value));
        }

        return Write(query);
    }

    /// <summary>The address with one filter changed: back on the first page and with the drawer shut.</summary>
    public string Filtered(string key, string? value) => With((key, value), (After, null), (Page, null), (Peek, null));

    /// <summary>The address without any filter but the range of dates, which is a view rather than a question.</summary>
    public string Unfiltered() => Write([.. _query.Where(pair => View.Contains(pair.Key))]);

    string Write(List<KeyValuePair<string, string>> query)
    {
        var text = new StringBuilder(_path);
        for (var i = 0; i < query.Count; i++) text.Append(i == 0 ? '?' : '&').Append(Escape(query[i].Key)).Append('=').Append(Escape(query[i].Value));
        return text.ToString();
    }

    static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    // Commas and colons stay readable; both are allowed in a query.
    static string Escape(string text) => Uri.EscapeDataString(text).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}
