using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>What a balance takes in its query.</summary>
internal sealed class BalanceParameters
{
    private static readonly string[] Names = ["from", "to", "timezone"];

    public required HttpContext Http { get; init; }

    [FromQuery(Name = "from"), Description("The first day (`2026-11-01`), or the first moment counted (`2026-11-01T00:00:00Z`, at a quarter of an hour). Without from and to: the last 14 days.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("The last day, itself counted, or the first moment no longer counted. Absent: today.")]
    public string? To { get; init; }

    [FromQuery(Name = "timezone"), Description("IANA name of the zone whose days are meant; absent: the tenant's.")]
    public string? Timezone { get; init; }

    public ReportRequest ToRequest() => new()
    {
        From = ReportParameters.Given(From),
        To = ReportParameters.Given(To),
        Timezone = ReportParameters.Given(Timezone),
        Unknown = [.. Http.Request.Query.Keys.Where(name => !Names.Contains(name))],
    };
}
