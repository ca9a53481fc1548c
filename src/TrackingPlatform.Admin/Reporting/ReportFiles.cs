using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Reads the addresses of the report page for the workers, and streams what they ask for.</summary>
internal sealed class ReportFiles(Reports reports, PlatformScope platform, TimeProvider clock) : IReportFiles
{
    private const int Beat = 10_000;

    public async Task<ReportFileOutcome> WriteAsync(
        TenantId tenant, string query, ReportFormat format, Stream target, Func<long, CancellationToken, Task> progress, CancellationToken cancellationToken)
    {
        var address = AddressOf(query);
        var books = await TenantBooks.ReadAsync(platform, tenant, cancellationToken);
        return ReportReading.Read(address.ToFileRequest(), books, clock.GetUtcNow()) switch
        {
            Outcome<ReportQuestion>.Done(var question) => await WriteAsync(tenant, Longest(question, format), format, target, progress, cancellationToken),
            Outcome<ReportQuestion>.Invalid(var problems) => new ReportFileOutcome.Refused(string.Join(" ", problems.Select(problem => problem.Message))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What a query of the report page asks for.</summary>
    public static ReportAddress AddressOf(string query) => ReportAddress.Of(UrlState.Parse("/reports?" + query.TrimStart('?')));

    private static ReportQuestion Longest(ReportQuestion question, ReportFormat format) =>
        question with { Query = question.Query with { Limit = format == ReportFormat.Xlsx ? Math.Min(IReportFiles.MostRows, XlsxSheet.MostRows - 1) : IReportFiles.MostRows } };

    private async Task<ReportFileOutcome> WriteAsync(
        TenantId tenant, ReportQuestion question, ReportFormat format, Stream target, Func<long, CancellationToken, Task> progress, CancellationToken cancellationToken)
    {
        var rows = 0L;
        try
        {
            await using var sheet = ReportFile.Open(format, target, question);
            await reports.StreamAsync(tenant, question.Query, AddAsync, cancellationToken);

            async Task AddAsync(ReportRow row)
            {
                await sheet.AddAsync(row, cancellationToken);
                if (++rows % Beat == 0)
                {
                    await progress(rows, cancellationToken);
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        catch (UnclosedDaysException refused)
        {
            return new ReportFileOutcome.Refused(ReportReading.TooManyUnclosed(question.Query, refused.Days).Message);
        }
        catch (TimeoutException)
        {
            return new ReportFileOutcome.Refused("This took longer than a file may. Shorten the period, or filter by a publisher or an offer.");
        }

        return new ReportFileOutcome.Written(ReportFile.NameOf(format, question, rows >= question.Query.Limit ? question.Query.Limit : null), ReportFile.ContentTypeOf(format), rows);
    }
}
