using System.Text;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Clicks;

/// <summary>Reads CSV row by row from a file that need not fit in memory; the first line tells the separator.</summary>
internal sealed class CsvReading(TextReader reader)
{
    // A row longer than this is a quote that was never closed.
    private const int LongestRow = 64 * 1024;

    private char? _separator;

    /// <summary>The values of the next row that is not empty; null at the end.</summary>
    public async ValueTask<IReadOnlyList<string>?> NextAsync(CancellationToken cancellationToken)
    {
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            _separator ??= CsvLine.SeparatorOf(line);
            var row = new StringBuilder(line);
            while (CsvLine.IsOpen(row.ToString()) && row.Length < LongestRow && await reader.ReadLineAsync(cancellationToken) is { } more)
            {
                row.Append('\n').Append(more);
            }

            return CsvLine.Split(row.ToString(), _separator.Value);
        }

        return null;
    }
}
