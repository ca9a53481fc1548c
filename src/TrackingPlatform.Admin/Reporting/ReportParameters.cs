using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What a report takes in its query.</summary>
internal sealed class ReportParameters
{
    private const string Filter = "filter.";

    private static readonly string[] Names = ["from", "to", "timezone", "group_by", "metrics", "sort", "limit"];

    public required HttpContext Http { get; init; }

    [FromQuery(Name = "from"), Description("The first day (`2026-11-01`), or the first moment counted (`2026-11-01T00:00:00Z`, at a quarter of an hour). Without from and to: the last 14 days.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("The last day, itself counted, or the first moment no longer counted. Absent: today.")]
    public string? To { get; init; }

    [FromQuery(Name = "timezone"), Description("IANA name of the zone whose days are meant, such as `Europe/Berlin`; absent: the tenant's.")]
    public string? Timezone { get; init; }

    [FromQuery(Name = "group_by"), Description("One or several, separated by commas, of `day`, `hour`, `week`, `month`, `campaign`, `offer`, `publisher`, `advertiser`, `link`, `event`, `currency`. Absent: totals alone.")]
    public string? GroupBy { get; init; }

    [FromQuery(Name = "metrics"), Description(
        "One or several, separated by commas, of `clicks`, `unique_clicks`, `refused`, `prefetched`, `impressions`, `ctr`, `conversions`, `pending`, `held`, `rejected`, `reversed`, `payout`, `revenue`, `profit`, `margin`, "
        + "`amount`, `payout_pending`, `epc`, `cr`, `rpc`. Absent: `clicks,unique_clicks,conversions,cr,epc,payout,revenue,profit,margin`.")]
    public string? Metrics { get; init; }

    [FromQuery(Name = "sort"), Description("A metric, or one of the dimensions of group_by; a minus before it turns the order round.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "limit"), Description("Rows at most, 1 to 10000; 1000 when absent. Totals count the rest too.")]
    public string? Limit { get; init; }

    [FromQuery(Name = Filter + "campaign"), Description("Ids, separated by commas; `none` stands for what has no campaign.")]
    public string? Campaign { get; init; }

    [FromQuery(Name = Filter + "offer"), Description("Ids, separated by commas; `none` stands for what has no offer.")]
    public string? Offer { get; init; }

    [FromQuery(Name = Filter + "publisher"), Description("Ids, separated by commas.")]
    public string? Publisher { get; init; }

    [FromQuery(Name = Filter + "advertiser"), Description("Ids, separated by commas; `none` stands for what has no advertiser.")]
    public string? Advertiser { get; init; }

    [FromQuery(Name = Filter + "link"), Description("Ids, separated by commas; `none` stands for what has no link.")]
    public string? Link { get; init; }

    [FromQuery(Name = Filter + "event"), Description("Ids or names, separated by commas. Clicks have no event, so their metrics are null.")]
    public string? Event { get; init; }

    [FromQuery(Name = Filter + "currency"), Description("Codes of ISO 4217, separated by commas.")]
    public string? Currency { get; init; }

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
