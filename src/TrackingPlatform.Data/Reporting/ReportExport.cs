using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>A file of a report that is made in the background.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Author">Who asked for it, by name.</param>
/// <param name="Query">The query of the page's address, without its question mark.</param>
/// <param name="Format">The kind of file.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Rows">Rows written so far.</param>
/// <param name="Bytes">How large it is, once it is done.</param>
/// <param name="FileName">How the file is called, once it is done.</param>
/// <param name="Problem">Why it will not be made.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="FinishedAt">When it was done or given up.</param>
public sealed record ReportExport(
    ReportExportId Id, string Author, string Query, ReportFormat Format, ReportExportState State, long Rows, long Bytes, string? FileName, string? Problem, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);
