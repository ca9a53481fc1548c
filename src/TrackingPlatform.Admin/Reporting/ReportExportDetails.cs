using System.ComponentModel;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A file made in the background, as pages and the API show it.</summary>
public sealed record ReportExportDetails(
    ReportExportId Id,
    string Query,
    ReportFormat Format,
    ReportExportState State,
    string Author,
    [property: Description("Rows written so far.")] long Rows,
    [property: Description("How large the file is, once it is done.")] long Bytes,
    string? FileName,
    [property: Description("Where the file is fetched, once it is done.")] string? Url,
    [property: Description("Why it will not be made.")] string? Problem,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    internal static ReportExportDetails Of(ReportExport export) => new(
        export.Id, export.Query, export.Format, export.State, export.Author, export.Rows, export.Bytes, export.FileName,
        export.State == ReportExportState.Done ? $"{ApiRoutes.Prefix}/report-exports/{export.Id}/file" : null, export.Problem, export.CreatedAt, export.FinishedAt);
}
