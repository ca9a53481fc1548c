using System.Text;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>RFC 4180, with the mark that makes spreadsheets read it as UTF-8. Figures are never touched: a loss of -12.50 must stay a number.</summary>
internal sealed class CsvSheet : IReportSheet
{
    private readonly ReportQuestion _question;
    private readonly StreamWriter _text;

    public CsvSheet(Stream stream, ReportQuestion question)
    {
        _question = question;
        _text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        _text.WriteLine(string.Join(',', ReportTable.Headers(question).Select(Header)));
    }

    public Task AddAsync(ReportRow row, CancellationToken cancellationToken) => _text.WriteLineAsync(string.Join(',', ReportTable.Cells(_question, row).Select(Field)).AsMemory(), cancellationToken);

    public ValueTask DisposeAsync() => _text.DisposeAsync();

    // Only the names of parameters are not our own.
    private static string Header(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ':') ? name : CsvText.Cell(name);

    private static string Field(ReportCell cell) => cell.Kind == ReportCellKind.Foreign ? CsvText.Cell(cell.Text) : cell.Text;
}
