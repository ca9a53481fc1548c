using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What every log of the API takes in its query beside its own filters.</summary>
internal sealed class LogParameters
{
    private const string Time = "time";

    public required HttpContext Http { get; init; }

    public required TenantZones Zones { get; init; }

    [FromQuery(Name = "from"), Description("The first day (`2026-11-01`), or the first moment (`2026-11-01T12:00:00Z`).")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("The last day, itself taken in, or the first moment that no longer is.")]
    public string? To { get; init; }

    [FromQuery(Name = "timezone"), Description("IANA name of the zone whose days are meant, such as `Europe/Berlin`; absent: the tenant's.")]
    public string? Timezone { get; init; }

    [FromQuery(Name = "sort"), Description("`time` begins with the oldest, `-time` with the newest, as it does when absent.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "cursor"), Description("`next_cursor` of the page before.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("Rows of a page, 1 to 200; 50 when absent.")]
    public int? Limit { get; init; }

    /// <summary>Answers one page of a log, or what is wrong with the query.</summary>
    /// <param name="tenant">Whose log it is.</param>
    /// <param name="read">Reads the log's own filters.</param>
    /// <param name="list">Reads the page.</param>
    /// <param name="show">Turns a row into what the API shows of it.</param>
    /// <param name="type">How the answer is written.</param>
    public async Task<IResult> AnswerAsync<TFilter, TEntry, TDetails>(
        TenantId tenant,
        Func<LogCheck, TimeRange, TFilter> read,
        Func<TFilter, LogPaging, Task<LogPage<TEntry>>> list,
        Func<TEntry, TDetails> show,
        JsonTypeInfo<LogList<TDetails>> type)
    {
        var check = new LogCheck();
        var paging = Paging(check);
        var filter = read(check, await RangeAsync(check, tenant));
        check.NoOthers(Http.Request.Query.Keys);
        if (check.Problems is { Count: > 0 } problems)
        {
            return ApiProblem.Invalid(problems);
        }

        var page = await list(filter, paging);
        return Results.Json(new LogList<TDetails>([.. page.Items.Select(show)], page.Next?.ToString()), type);
    }

    private LogPaging Paging(LogCheck check)
    {
        check.Knows("sort", "cursor", "limit");
        if (Sort is not (null or Time or "-" + Time))
        {
            check.Refuse("sort", $"Sort by {Time}; a minus before it turns the order round.");
        }

        var cursor = default(LogCursor);
        if (Cursor is not null && !LogCursor.TryParse(Cursor, out cursor))
        {
            check.Refuse("cursor", "Take the cursor from next_cursor of the page before.");
        }

        return new LogPaging
        {
            Limit = Math.Clamp(Limit ?? ListRequest.DefaultRows, 1, ListRequest.MostRows),
            After = Cursor is null ? null : cursor,
            IsAscending = Sort is Time,
        };
    }

    private async Task<TimeRange> RangeAsync(LogCheck check, TenantId tenant)
    {
        // Whoever asks for no time need not wait for its zone.
        var zone = check.Zone("timezone", Timezone) ?? (From is null && To is null ? TimeZoneInfo.Utc : await Zones.OfAsync(tenant, Http.RequestAborted));
        var (from, until) = (check.Moment("from", From, isEnd: false, zone), check.Moment("to", To, isEnd: true, zone));
        if (until <= from)
        {
            check.Refuse("to", "The end does not come after the start.");
        }

        return new TimeRange(from, until);
    }
}
