using System.Globalization;
using System.Text;
using TrackingPlatform.Admin.Reporting;
using TrackingPlatform.Data.Uploads;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>The file handed back: its rows as they were, each with what became of it.</summary>
internal sealed record UploadResult(UploadEntry Upload, DelimitedFile File, IReadOnlyList<UploadRowEntry> Rows)
{
    private static readonly string[] Added = ["row", "verdict", "reason", "detail", "receipt", "conversion", "conversion_status", "undo"];

    /// <summary>Named after the file, so that the two are found together.</summary>
    public string Name => $"{Path.GetFileNameWithoutExtension(Upload.FileName)}_result.csv";

    /// <summary>In the delimiter of the file, as UTF-8 with the mark that spreadsheets look for. Texts that begin a formula are made inert.</summary>
    public byte[] Write()
    {
        var text = new StringBuilder();
        Line(text, File.Header.Concat(Added));
        var byNumber = Rows.ToDictionary(row => row.Number);
        foreach (var line in File.Lines)
        {
            // A row that could not be taken apart stands whole in its first cell.
            var values = line.Values.Count == File.Header.Count ? line.Values : [line.Text, .. Enumerable.Repeat("", File.Header.Count - 1)];
            Line(text, values.Concat(Of(line.Number, byNumber.GetValueOrDefault(line.Number))));
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static IEnumerable<string> Of(int number, UploadRowEntry? row) =>
    [
        number.ToString(CultureInfo.InvariantCulture),
        row is null ? "" : WireName<PostbackVerdict>.Of(row.Verdict),
        row?.Reason ?? "",
        row?.Detail ?? "",
        row?.Receipt?.ToString() ?? "",
        row?.Conversion?.ToString() ?? "",
        row?.Status is { } status ? WireName<ConversionStatus>.Of(status) : "",
        row?.Undo ?? "",
    ];

    private void Line(StringBuilder text, IEnumerable<string> values) => text.AppendJoin(Upload.Format.Separator, values.Select(CsvText.Cell)).Append("\r\n");
}
