using System.Globalization;
using System.Text;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A report as a file for spreadsheets: RFC 4180, with the fields the API has.</summary>
internal static class ReportCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    private const char Apostrophe = '\'';

    // What begins a formula, full-width forms included, which some programs fold.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    // Where a cell begins for a program that splits at another sign than the comma.
    private const string CellStarts = ",;\t|\"\r\n";

    /// <summary>The whole file, with the mark that makes spreadsheets read it as UTF-8.</summary>
    public static byte[] Write(ReportAnswer answer)
    {
        var (question, report) = answer;
        var text = new StringBuilder();
        Line(text, Dimensions(question).SelectMany(Headers).Append(WireName<ReportDimension>.Of(ReportDimension.Currency)).Concat(question.Metrics.Select(WireName<ReportMetric>.Of)));
        foreach (var row in report.Rows)
        {
            var keys = Dimensions(question).SelectMany(dimension => Values(dimension, row.Keys[dimension].Value, row.Keys[dimension].Name));
            var figures = question.Metrics.Select(metric => ReportFields.Text(row.Figures, metric, row.Currency) ?? "");
            Line(text, [.. keys, row.Currency.Code, .. figures]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Any text as a cell that is nothing but text.</summary>
    public static string Cell(string text) => Quoted(Inert(text));

    /// <summary>Says what is in the file, and when it is not all.</summary>
    public static string NameOf(ReportAnswer answer)
    {
        var query = answer.Question.Query;
        var first = TimeZoneInfo.ConvertTime(query.From, query.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var last = TimeZoneInfo.ConvertTime(query.Until.AddTicks(-1), query.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var part = answer.Report.IsTruncated ? string.Create(CultureInfo.InvariantCulture, $"_first-{query.Limit}-rows") : "";
        return $"report_{string.Join('-', query.GroupBy.Select(WireName<ReportDimension>.Of))}_{first}_{last}{part}.csv";
    }

    private static IEnumerable<ReportDimension> Dimensions(ReportQuestion question) => question.Query.GroupBy.Where(dimension => dimension != ReportDimension.Currency);

    private static IEnumerable<string> Headers(ReportDimension dimension) =>
        ReportIds.AreIn(dimension) ? [WireName<ReportDimension>.Of(dimension), ReportFields.NameOf(dimension)] : [WireName<ReportDimension>.Of(dimension)];

    private static IEnumerable<string> Values(ReportDimension dimension, string? value, string? name) =>
        ReportIds.AreIn(dimension) ? [value ?? "", Cell(name ?? "")] : [value ?? ""];

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields).Append("\r\n");

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Figures are never touched: a loss of -12.50 must stay a number.
    private static string Inert(string text)
    {
        var inert = new StringBuilder(text.Length + 1);
        var before = CellStarts[0];
        foreach (var letter in text)
        {
            if (CellStarts.Contains(before) && FormulaStarts.Contains(letter))
            {
                inert.Append(Apostrophe);
            }

            inert.Append(letter);
            before = letter;
        }

        return inert.ToString();
    }
}
