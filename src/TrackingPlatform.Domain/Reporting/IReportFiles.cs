using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Makes files of reports for the workers, who know nothing of how people ask for them.</summary>
public interface IReportFiles
{
    /// <summary>Rows that a file made in the background holds at most.</summary>
    const int MostRows = 1_000_000;

    /// <summary>Writes the report that an address of the report page asks for.</summary>
    /// <param name="tenant">Whose figures.</param>
    /// <param name="query">The address's query, with its question mark or without.</param>
    /// <param name="format">The kind of file.</param>
    /// <param name="target">Where to; stays open.</param>
    /// <param name="progress">Told now and then how many rows are written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ReportFileOutcome> WriteAsync(
        TenantId tenant, string query, ReportFormat format, Stream target, Func<long, CancellationToken, Task> progress, CancellationToken cancellationToken);
}
