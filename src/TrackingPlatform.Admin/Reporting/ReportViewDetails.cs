using System.ComponentModel;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A saved view as pages and the API show it.</summary>
public sealed record ReportViewDetails(
    ReportViewId Id,
    string Name,
    [property: Description("The query of the report page's address.")] string Query,
    bool Shared,
    string Author,
    [property: Description("Whether it is the caller's own, or nobody's, and so may be changed by them.")] bool Mine,
    ReportSchedule Schedule,
    ReportFormat Format,
    IReadOnlyList<string> Recipients,
    [property: Description("When it is mailed next, or tried again.")] DateTimeOffset? NextAt,
    DateTimeOffset? LastSentAt,
    [property: Description("Why the last mail did not go out; null when it did.")] string? LastProblem,
    DateTimeOffset ChangedAt)
{
    internal static ReportViewDetails Of(StoredView view, MemberId? member) => new(
        view.Id, view.Name, view.Query, view.IsShared || view.Member is null, view.Author, view.Member is null || view.Member == member, view.Schedule, view.Format, view.Recipients,
        view.NextAt, view.LastSentAt, view.LastProblem, view.ChangedAt);

    internal string Href => "/reports?" + Query;
}
