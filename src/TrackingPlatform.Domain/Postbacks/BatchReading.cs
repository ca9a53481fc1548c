using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Takes a batch apart into its rows. A row that cannot be read is a row with a problem; it hurts no other.</summary>
public static class BatchReading
{
    // Lines that one row of CSV may go over.
    private const int LongestCsvRow = 100;

    /// <summary>Tells the format by the media type, and where that says nothing by the first character.</summary>
    /// <returns>Null for a media type that is none of ours.</returns>
    public static BatchFormat? FormatOf(string? contentType, ReadOnlySpan<byte> body)
    {
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines" => BatchFormat.Lines,
            "text/csv" or "application/csv" => BatchFormat.Csv,
            null or "" or "text/plain" or "application/octet-stream" or "application/json" => ByFirstCharacter(body),
            _ => null,
        };
    }

    /// <summary>The rows in order. What makes everything after it unreadable, such as an array that breaks off, is the last row, with its problem.</summary>
    public static IEnumerable<BatchRow> Read(byte[] body, BatchFormat format) => format switch
    {
        BatchFormat.Json => FromArray(body),
        BatchFormat.Lines => FromLines(body),
        BatchFormat.Csv => FromCsv(body),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static BatchFormat ByFirstCharacter(ReadOnlySpan<byte> body) => WithoutMark(body).TrimStart(" \t\r\n"u8) switch
    {
        [(byte)'[', ..] => BatchFormat.Json,
        [(byte)'{', ..] => BatchFormat.Lines,
        _ => BatchFormat.Csv,
    };

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;

    private static IEnumerable<BatchRow> FromArray(byte[] body)
    {
        var state = new JsonReaderState(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var at = body.Length - WithoutMark(body).Length;
        var isOpen = false;
        while (true)
        {
            var step = Next(body, ref at, ref state, ref isOpen);
            if (step.Row is { } row)
            {
                yield return row;
            }

            if (step.IsEnd)
            {
                yield break;
            }
        }
    }

    // A reader is a ref struct and cannot live across a yield; its state can.
    private static (BatchRow? Row, bool IsEnd) Next(byte[] body, ref int at, ref JsonReaderState state, ref bool isOpen)
    {
        var reader = new Utf8JsonReader(body.AsSpan(at), isFinalBlock: true, state);
        try
        {
            if (!isOpen)
            {
                if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                {
                    return (Broken([], "The body is no JSON array of objects."), true);
                }

                isOpen = true;
            }

            if (!reader.Read())
            {
                return (Broken([], "The array breaks off here; nothing after this was read."), true);
            }

            if (reader.TokenType == JsonTokenType.EndArray)
            {
                var isAll = !reader.Read();
                return (isAll ? null : Broken([], "There is more after the end of the array; it was not read."), true);
            }

            var start = at + (int)reader.TokenStartIndex;
            reader.Skip();
            var end = at + (int)reader.BytesConsumed;
            (at, state) = (end, reader.CurrentState);
            return (Object(body[start..end]), false);
        }
        catch (JsonException)
        {
            return (Broken([], "From here on this is not JSON; nothing after this was read."), true);
        }
    }

    private static IEnumerable<BatchRow> FromLines(byte[] body)
    {
        foreach (var line in Lines(body))
        {
            var raw = body[line];
            if (!raw.AsSpan().Trim(" \t\r"u8).IsEmpty)
            {
                yield return Object(raw);
            }
        }
    }

    private static IEnumerable<BatchRow> FromCsv(byte[] body)
    {
        var lines = Lines(body).ToArray();
        var header = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(Text(body, line)));
        if (header < 0)
        {
            yield break;
        }

        var first = Text(body, lines[header]);
        var separator = CsvLine.SeparatorOf(first);
        string[] names = [.. CsvLine.Split(first, separator).Select(name => name.Trim().ToLowerInvariant())];
        for (var index = header + 1; index < lines.Length; index++)
        {
            var last = LastLineOf(body, lines, index, names.Length, separator);
            var row = lines[index].Start..lines[last].End;
            if (!string.IsNullOrWhiteSpace(Text(body, row)))
            {
                yield return Csv(names, separator, Text(body, row), body[row]);
            }

            index = last;
        }
    }

    // A line break within quotes belongs to the value, if the row then has the values it should. Otherwise a quote was opened by mistake, and the lines after it are rows of their own.
    private static int LastLineOf(byte[] body, Range[] lines, int index, int values, char separator)
    {
        if (!CsvLine.IsOpen(Text(body, lines[index])))
        {
            return index;
        }

        for (var last = index + 1; last < Math.Min(lines.Length, index + LongestCsvRow); last++)
        {
            var text = Text(body, lines[index].Start..lines[last].End);
            if (!CsvLine.IsOpen(text))
            {
                return CsvLine.Split(text, separator).Count == values ? last : index;
            }
        }

        return index;
    }

    private static string Text(byte[] body, Range line) => Encoding.UTF8.GetString(body[line]).TrimEnd('\r');

    private static BatchRow Csv(string[] names, char separator, string text, byte[] raw)
    {
        var values = CsvLine.Split(text, separator);
        return CsvLine.IsOpen(text)
            ? Broken(raw, "A quote is opened and never closed.")
            : values.Count != names.Length
                ? Broken(raw, $"The row has {values.Count} values and the first line {names.Length}.")
                : BatchRow.Of(raw, PostbackParameters.Of(names.Zip(values).Where(pair => pair.First.Length > 0 && pair.Second.Length > 0)));
    }

    private static BatchRow Object(byte[] raw) =>
        raw.Length > PostbackLimits.Body
            ? new BatchRow(raw[..PostbackLimits.Body], [], new PostbackRefusal(ReasonCodes.TooLarge, $"A row has at most {PostbackLimits.Body / 1024} KB.", 413))
            : PostbackParameters.FromJson(raw) is { } parameters ? BatchRow.Of(raw, parameters) : Broken(raw, "The row is no JSON object of plain values.");

    private static BatchRow Broken(byte[] raw, string detail) => new(raw, [], new PostbackRefusal(ReasonCodes.Malformed, detail, 400));

    private static IEnumerable<Range> Lines(byte[] body)
    {
        var start = body.Length - WithoutMark(body).Length;
        while (start < body.Length)
        {
            var length = body.AsSpan(start).IndexOf((byte)'\n');
            var end = length < 0 ? body.Length : start + length;
            yield return start..end;
            start = end + 1;
        }
    }
}
