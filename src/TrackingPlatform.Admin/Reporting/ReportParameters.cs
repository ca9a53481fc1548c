using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What a report takes in its query.</summary>
internal sealed class ReportParameters
{
    /// <summary>How the name of a filter begins.</summary>
    public const string Filter = "filter.";

    private static readonly string[] Names = ["from", "to", "timezone", "group_by", "metrics", "formulas", "conversions_by", "recount", "convert_to", "sort", "limit"];

    public required HttpContext Http { get; init; }

    [FromQuery(Name = "from"), Description("The first day (`2026-11-01`), or the first moment counted (`2026-11-01T00:00:00Z`, at a quarter of an hour). Without from and to: the last 14 days.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("The last day, itself counted, or the first moment no longer counted. Absent: today.")]
    public string? To { get; init; }

    [FromQuery(Name = "timezone"), Description("IANA name of the zone whose days are meant, such as `Europe/Berlin`; absent: the tenant's.")]
    public string? Timezone { get; init; }

    [FromQuery(Name = "group_by"), Description(
        "Up to four, separated by commas, of `day`, `hour`, `week`, `month`, `weekday`, `hour_of_day`, `campaign`, `offer`, `publisher`, `advertiser`, `link`, `event`, `currency`, `landing`, `creative`, `source`, "
        + "`sub1`, `sub2`, `sub3`, `sub4`, `sub5`, `sub6`, `sub7`, `sub8`, `sub9`, `sub10`, `country`, `region`, `city`, `device`, `os`, `browser`, `language`, `asn`, `referrer`, `reason`, `status`, `coupon`, `delay`, "
        + "`param:` with the name of a parameter that links carry. Absent: totals alone. What comes after `currency` is counted from single rows, of 93 days at most.")]
    public string? GroupBy { get; init; }

    [FromQuery(Name = "metrics"), Description(
        "One or several, separated by commas, of `clicks`, `unique_clicks`, `duplicate_clicks`, `refused`, `prefetched`, `impressions`, `ctr`, `conversions`, `pending`, `held`, `rejected`, `reversed`, `payout`, `revenue`, `profit`, `margin`, "
        + "`amount`, `payout_pending`, `epc`, `cr`, `rpc`, `cost`, `cpa`, `aov`, `roi`. Absent: `clicks,unique_clicks,conversions,cr,epc,payout,revenue,profit,margin`.")]
    public string? Metrics { get; init; }

    [FromQuery(Name = "formulas"), Description("Figures of your own, separated by semicolons, each a name, a colon and metrics reckoned with + - * / and parentheses: `per_visitor:(revenue-payout)/unique_clicks` (in an address a + is %2B).")]
    public string? Formulas { get; init; }

    [FromQuery(Name = "conversions_by"), Description("`conversion` counts conversions when they happened, as when absent; `click` when their click did.")]
    public string? ConversionsBy { get; init; }

    [FromQuery(Name = "recount"), Description("`yes` counts single rows where roll-ups would do: the same figures, slower, and proof of them.")]
    public string? Recount { get; init; }

    [FromQuery(Name = "convert_to"), Description("A currency of ISO 4217 that all money is turned into by the rate of each day; such rows say `approximate`. What has no rate stays in its own currency and is named in `missing_rates`. Absent: each currency by itself.")]
    public string? ConvertTo { get; init; }

    [FromQuery(Name = "sort"), Description("A metric, the name of a formula, or one of the dimensions of group_by; a minus before it turns the order round.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "limit"), Description("Rows at most, 1 to 10000; 1000 when absent. Totals count the rest too.")]
    public string? Limit { get; init; }

    public ReportRequest ToRequest()
    {
        var query = Http.Request.Query;
        return new ReportRequest
        {
            From = Given(From),
            To = Given(To),
            Timezone = Given(Timezone),
            GroupBy = Split(GroupBy),
            Metrics = Split(Metrics),
            Formulas = Formulas?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            ConversionsBy = Given(ConversionsBy),
            Recount = Given(Recount),
            ConvertTo = Given(ConvertTo),
            Sort = Given(Sort),
            Limit = Given(Limit),
            // Read from the query itself, so that filters that do not exist are refused rather than passed by.
            Filters = query.Where(pair => pair.Key.StartsWith(Filter, StringComparison.Ordinal)).ToDictionary(pair => pair.Key[Filter.Length..], IReadOnlyList<string> (pair) => Split(pair.Value.ToString())),
            Unknown = [.. query.Keys.Where(name => !Names.Contains(name) && !name.StartsWith(Filter, StringComparison.Ordinal))],
        };
    }

    /// <summary>An empty parameter is one that was not given.</summary>
    internal static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string[] Split(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
