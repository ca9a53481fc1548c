using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>A file of rows whose first line names the columns. A row that cannot be read is a row with a problem; it hurts no other.</summary>
/// <param name="Header">The names of the columns; empty for an empty file.</param>
/// <param name="Lines">The rows, without empty ones.</param>
public sealed record DelimitedFile(IReadOnlyList<string> Header, IReadOnlyList<FileLine> Lines)
{
    // Lines that one row may go over.
    private const int LongestRow = 100;

    // Excel writes this above the header to say its separator.
    private const string SeparatorMark = "sep=";

    /// <summary>Takes a file apart.</summary>
    /// <param name="text">The file.</param>
    /// <param name="separator">What stands between values.</param>
    /// <param name="most">Rows at which reading ends.</param>
    public static DelimitedFile Read(string text, char separator, int most = int.MaxValue)
    {
        var lines = Split(text);
        var first = lines.FindIndex(line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith(SeparatorMark, StringComparison.OrdinalIgnoreCase));
        if (first < 0)
        {
            return new DelimitedFile([], []);
        }

        var header = CsvLine.Split(lines[first], separator).Select(name => name.Trim()).ToList();
        var rows = new List<FileLine>();
        for (var index = first + 1; index < lines.Count && rows.Count < most; index++)
        {
            var (row, last) = RowFrom(lines, index, header.Count, separator);
            if (!string.IsNullOrWhiteSpace(row))
            {
                rows.Add(Row(rows.Count + 1, row, header.Count, separator));
            }

            index = last;
        }

        return new DelimitedFile(header, rows);
    }

    // Line breaks of every system. The last line may have none.
    private static List<string> Split(string text) => [.. text.ReplaceLineEndings("\n").Split('\n')];

    // A line break within quotes belongs to the value, if the row then has the values it should. Otherwise a quote was opened by mistake, and the lines after it are rows of their own.
    private static (string Row, int Last) RowFrom(List<string> lines, int index, int values, char separator)
    {
        var row = lines[index];
        for (var last = index + 1; CsvLine.IsOpen(row) && last < Math.Min(lines.Count, index + LongestRow); last++)
        {
            row += "\n" + lines[last];
            if (!CsvLine.IsOpen(row))
            {
                return CsvLine.Split(row, separator).Count == values ? (row, last) : (lines[index], index);
            }
        }

        return (lines[index], index);
    }

    private static FileLine Row(int number, string text, int columns, char separator)
    {
        if (CsvLine.IsOpen(text))
        {
            return new FileLine(number, text, [], "A quote is opened and never closed.");
        }

        var values = CsvLine.Split(text, separator);
        return values.Count == columns
            ? new FileLine(number, text, values, null)
            : new FileLine(number, text, [], $"The row has {values.Count} values and the first line {columns}.");
    }
}
