using System.Text;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Reads CSV (RFC 4180) row by row; a semicolon instead of the comma is told by the first line.</summary>
internal sealed class CsvReading(TextReader reader)
{
    // A row longer than this is a quote that was never closed.
    private const int LongestRow = 64 * 1024;

    private char? _comma;

    /// <summary>The values of the next row that is not empty; null at the end.</summary>
    public async ValueTask<List<string>?> NextAsync(CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            _comma ??= line.Contains(',', StringComparison.Ordinal) || !line.Contains(';', StringComparison.Ordinal) ? ',' : ';';
            var row = new StringBuilder(line);
            while (HasOpenQuote(row) && row.Length < LongestRow && await reader.ReadLineAsync(cancellationToken) is { } more)
            {
                row.Append('\n').Append(more);
            }

            return Split(row.ToString(), _comma.Value);
        }

        return null;
    }

    private static bool HasOpenQuote(StringBuilder row)
    {
        var count = 0;
        for (var index = 0; index < row.Length; index++)
        {
            count += row[index] == '"' ? 1 : 0;
        }

        return count % 2 == 1;
    }

    private static List<string> Split(string row, char comma)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < row.Length; index++)
        {
            var letter = row[index];
            if (letter == '"' && isQuoted && index + 1 < row.Length && row[index + 1] == '"')
            {
                value.Append(row[++index]);
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == comma && !isQuoted)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(letter);
            }
        }

        values.Add(value.ToString());
        return values;
    }
}
