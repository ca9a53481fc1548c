using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>What a list is asked for, by a page or by the API.</summary>
public sealed record ListRequest
{
    public const int MostRows = 200;

    public const int DefaultRows = 50;

    /// <summary>The status filter that shows archived things too; without a filter they stay hidden.</summary>
    public const string AllStatuses = "all";

    /// <summary>Part of a name or reference, or a whole id.</summary>
    public string? Search { get; init; }

    /// <summary>Only these statuses, by wire name; empty shows all that are not archived.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Filters of the list's own, by their API name: <c>advertiser</c>, <c>campaign</c>, <c>publisher</c>, <c>offer</c>.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary><c>name</c>, <c>status</c>, <c>created</c>, <c>changed</c>, and what the list adds. Null: as they were created, so that what is added while someone pages comes last.</summary>
    public string? Sort { get; init; }

    public bool IsDescending { get; init; }

    /// <summary>Rows before the page.</summary>
    public int Offset { get; init; }

    /// <summary>Rows wanted at most; 1 to <see cref="MostRows"/>.</summary>
    public int Limit { get; init; } = DefaultRows;

    /// <summary>A filter that was asked for and does not exist; refused, since a list that ignores a filter shows too much.</summary>
    internal string? UnknownFilter { get; init; }

    /// <summary>What is searched for, in lower case; null when nothing is.</summary>
    internal string? Term => string.IsNullOrWhiteSpace(Search) ? null : Search.Trim().ToLowerInvariant();

    /// <summary>The id that is searched for; the empty one, which nothing has, when the search is for something else.</summary>
    internal TId SearchedId<TId>()
        where TId : struct, IEntityId<TId> => EntityId.TryParse<TId>(Term, out var id) ? id : default;
}
