using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Writes a report to a stream row by row, whatever its length: the columns first, the rows, and the end when it is disposed of.</summary>
internal interface IReportSheet : IAsyncDisposable
{
    /// <summary>Writes one more row.</summary>
    Task AddAsync(ReportRow row, CancellationToken cancellationToken);
}
