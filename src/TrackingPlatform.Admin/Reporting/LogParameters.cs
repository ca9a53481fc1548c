using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What every log of the API takes in its query beside its own filters.</summary>
internal sealed class LogParameters
{
    private const string Time = "time";

    public required HttpContext Http { get; init; }

    [FromQuery(Name = "from"), Description("Where the time begins: an RFC 3339 instant, or a date, which is a day in UTC.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Where the time ends: an instant, which is left out, or a date, which is taken in.")]
    public string? To { get; init; }

    [FromQuery(Name = "sort"), Description("`time` begins with the oldest, `-time` with the newest, as it does when absent.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "cursor"), Description("`next_cursor` of the page before.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("Rows of a page, 1 to 200; 50 when absent.")]
    public int? Limit { get; init; }

    /// <summary>Answers one page of a log, or what is wrong with the query.</summary>
    /// <param name="read">Reads the log's own filters.</param>
    /// <param name="list">Reads the page.</param>
    /// <param name="show">Turns a row into what the API shows of it.</param>
    /// <param name="type">How the answer is written.</param>
    public async Task<IResult> AnswerAsync<TFilter, TEntry, TDetails>(
        Func<LogCheck, TimeRange, TFilter> read,
        Func<TFilter, LogPaging, Task<LogPage<TEntry>>> list,
        Func<TEntry, TDetails> show,
        JsonTypeInfo<LogList<TDetails>> type)
    {
        var check = new LogCheck();
        var paging = Paging(check);
        var filter = read(check, Range(check));
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

    private TimeRange Range(LogCheck check)
    {
        var (from, until) = (check.Moment("from", From, isEnd: false), check.Moment("to", To, isEnd: true));
        if (until < from)
        {
            check.Refuse("to", "This lies before from.");
        }

        return new TimeRange(from, until);
    }
}
