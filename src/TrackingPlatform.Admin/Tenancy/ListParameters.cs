using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>What every list of the API takes in its query.</summary>
internal sealed class ListParameters
{
    public required HttpContext Http { get; init; }

    [FromQuery(Name = "search"), Description("Part of a name or reference, or a whole id.")]
    public string? Search { get; init; }

    [FromQuery(Name = "status"), Description("One or several, separated by commas; `all` shows archived things too.")]
    public string? Status { get; init; }

    [FromQuery(Name = "sort"), Description("A column such as `name` or `created`; a minus before it turns the order round.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "cursor"), Description("`next_cursor` of the page before.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("Rows of a page, 1 to 200; 50 when absent.")]
    public int? Limit { get; init; }

    /// <param name="filters">The list's own filters by name, null where not given.</param>
    public ListRequest ToRequest(params ReadOnlySpan<(string Name, string? Value)> filters)
    {
        var given = new Dictionary<string, string>();
        var known = new HashSet<string> { "search", "status", "sort", "cursor", "limit" };
        foreach (var (name, value) in filters)
        {
            known.Add(name);
            if (value is not null)
            {
                given[name] = value;
            }
        }

        return new ListRequest
        {
            Search = Search,
            Statuses = Status?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Filters = given,
            Sort = Sort?.TrimStart('-'),
            IsDescending = Sort?.StartsWith('-') is true,
            Offset = Cursor is null ? 0 : ListCursor.TryRead(Cursor, out var offset) ? offset : -1,
            Limit = Math.Clamp(Limit ?? ListRequest.DefaultRows, 1, ListRequest.MostRows),
            UnknownFilter = Http.Request.Query.Keys.FirstOrDefault(name => !known.Contains(name)),
        };
    }
}
