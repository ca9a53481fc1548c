using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Reads from a grid's address what a log is asked for. An id typed wrong asks for one that nothing has, so that it finds nothing rather than everything.</summary>
internal static class GridLogs
{
    public const string Publisher = "publisher";
    public const string Offer = "offer";
    public const string Advertiser = "advertiser";
    public const string Campaign = "campaign";
    public const string Link = "link";
    public const string Reason = "reason";

    public static LogPaging Paging(this GridRequest request) => new()
    {
        Limit = request.Size,
        After = LogCursor.TryParse(request.After, out var cursor) ? cursor : null,
        IsAscending = request is { Sort: not null, IsDescending: false },
        IsCounted = true,
    };

    public static TimeRange Range(this GridRequest request, Period otherwise, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (from, until) = Period.Parse(request.Filter("range"), otherwise).Moments(now, zone);
        return new TimeRange(from, until);
    }

    public static TId? Id<TId>(this GridRequest request, string key)
        where TId : struct, IEntityId<TId> =>
        request.Filter(key) is not { } text ? null : EntityId.TryParse<TId>(text, out var id) ? id : default(TId);

    public static IReadOnlyList<T> Named<T>(this GridRequest request, string key)
        where T : struct, Enum => [.. request.Values(key).Select(name => WireName<T>.TryParse(name, out var value) ? value : (T?)null).OfType<T>()];

    public static GridPage<T> ToGrid<T>(this LogPage<T> page) => new(page.Items, page.Total, page.Next?.ToString());
}
