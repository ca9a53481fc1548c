using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Asks a catalog for the rows that a grid shows.</summary>
internal static class GridLists
{
    /// <summary>The key of the search in the address of a list.</summary>
    public const string Search = "search";

    /// <summary>The key of the status filter.</summary>
    public const string Status = "status";

    /// <summary>Named to the grid only, so that "nothing found" can say what was searched for; the bar has a box of its own for it.</summary>
    public static FilterField SearchField { get; } = new(Search, "Search", Extra: true);

    public static async Task<GridPage<T>> ReadAsync<T>(this GridRequest request, Func<ListRequest, Task<Outcome<ListPage<T>>>> list)
    {
        var wanted = Wanted(request);
        var outcome = await list(wanted);
        if (outcome is Outcome<ListPage<T>>.Invalid { Problems: var problems } && problems.Any(problem => problem.Field == "sort"))
        {
            outcome = await list(wanted with { Sort = null, IsDescending = false });
        }

        return outcome switch
        {
            Outcome<ListPage<T>>.Done(var page) => new GridPage<T>(page.Items, page.Total),
            // An address typed by hand: a filter that means nothing finds nothing, and the page offers to clear it.
            Outcome<ListPage<T>>.Invalid => new GridPage<T>([], 0),
            _ => throw new UnauthorizedAccessException("Whoever is signed in may not read this list."),
        };
    }

    /// <summary>Everything a list holds, for a select box; beyond a thousand the rest is left out.</summary>
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(Func<ListRequest, Task<Outcome<ListPage<T>>>> list)
    {
        const int Most = 1_000;
        var rows = new List<T>();
        while (rows.Count < Most && await list(new ListRequest { Sort = "name", Offset = rows.Count, Limit = ListRequest.MostRows }) is Outcome<ListPage<T>>.Done(var page))
        {
            rows.AddRange(page.Items);
            if (page.NextCursor is null)
            {
                break;
            }
        }

        return rows;
    }

    private static ListRequest Wanted(GridRequest request) => new()
    {
        Search = request.Filter(Search),
        Statuses = request.Values(Status),
        Filters = request.Filters,
        Sort = request.Sort,
        IsDescending = request.IsDescending,
        Offset = request.Offset,
        Limit = request.Size,
    };
}
