using System.Text;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>One row of CSV after RFC 4180: values between separators, in quotes where they hold one, quotes doubled within quotes.</summary>
public static class CsvLine
{
    /// <summary>The separator that a header uses: tab or semicolon where it has no comma and one of these, else the comma.</summary>
    public static char SeparatorOf(ReadOnlySpan<char> header) =>
        header.Contains(',') ? ',' : header.Contains('\t') ? '\t' : header.Contains(';') ? ';' : ',';

    /// <summary>Whether a quote is still open at the end, so that the row goes on in the next line.</summary>
    public static bool IsOpen(ReadOnlySpan<char> text) => text.Count('"') % 2 == 1;

    /// <summary>The values of a whole row.</summary>
    public static IReadOnlyList<string> Split(ReadOnlySpan<char> row, char separator)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < row.Length; index++)
        {
            var letter = row[index];
            if (letter == '"' && isQuoted && index + 1 < row.Length && row[index + 1] == '"')
            {
                value.Append('"');
                index++;
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == separator && !isQuoted)
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
