using System.Diagnostics;
using System.Globalization;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Reports as files.</summary>
internal static class ReportFile
{
    /// <summary>How the kind of file is announced.</summary>
    public static string ContentTypeOf(ReportFormat format) => format switch
    {
        ReportFormat.Csv => CsvText.ContentType,
        ReportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ReportFormat.Json => "application/json",
    };

    /// <summary>Begins a file on a stream, which stays open at its end.</summary>
    public static IReportSheet Open(ReportFormat format, Stream stream, ReportQuestion question) => format switch
    {
        ReportFormat.Csv => new CsvSheet(stream, question),
        ReportFormat.Xlsx => new XlsxSheet(stream, question),
        ReportFormat.Json => new JsonSheet(stream, question),
        _ => throw new UnreachableException(),
    };

    /// <summary>A whole report that is at hand.</summary>
    public static async Task<byte[]> WriteAsync(ReportFormat format, ReportAnswer answer, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await using (var sheet = Open(format, stream, answer.Question))
        {
            foreach (var row in answer.Report.Rows)
            {
                await sheet.AddAsync(row, cancellationToken);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Says what is in the file, and when it is not all.</summary>
    public static string NameOf(ReportFormat format, ReportAnswer answer) => NameOf(format, answer.Question, answer.Report.IsTruncated ? answer.Question.Query.Limit : null);

    /// <param name="format">The kind of file.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="first">How many rows there are when they are not all; null for all.</param>
    public static string NameOf(ReportFormat format, ReportQuestion question, int? first)
    {
        var query = question.Query;
        var from = TimeZoneInfo.ConvertTime(query.From, query.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var last = TimeZoneInfo.ConvertTime(query.Until.AddTicks(-1), query.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var axes = string.Join('-', query.GroupBy.Select(axis => WireName<ReportDimension>.Of(axis.Dimension)));
        var part = first is { } rows ? string.Create(CultureInfo.InvariantCulture, $"_first-{rows}-rows") : "";
        return $"report_{axes}_{from}_{last}{part}.{WireName<ReportFormat>.Of(format)}";
    }
}
