using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>Turns the rows of a file into postbacks, as its format and columns say. A value that cannot be read refuses its row and is never guessed.</summary>
/// <param name="format">How the file is written.</param>
/// <param name="fields">The field of each column.</param>
/// <param name="zone">The zone of the format.</param>
public sealed class RowTranslation(FileFormat format, IReadOnlyList<string> fields, TimeZoneInfo zone)
{
    /// <summary>The postback of a row, or why it is none. Its raw bytes are the postback as JSON in our names and values, so that it can be read again; those of a row that cannot be read are the row.</summary>
    public BatchRow Read(FileLine line)
    {
        if (line.Problem is { } unreadable)
        {
            return new BatchRow(Encoding.UTF8.GetBytes(line.Text), [], new PostbackRefusal(ReasonCodes.Malformed, unreadable, 400));
        }

        var parameters = new List<(string Name, string Value)>();
        PostbackRefusal? problem = null;
        for (var column = 0; column < fields.Count; column++)
        {
            var (field, value) = (fields[column], line.Values[column].Trim());
            if (field.Length > 0 && value.Length > 0)
            {
                parameters.Add((field, Translate(field, value, ref problem)));
            }
        }

        var row = BatchRow.Of(Json(parameters), PostbackParameters.Of(parameters));
        return problem is null ? row : row with { Problem = problem };
    }

    private string Translate(string field, string value, ref PostbackRefusal? problem)
    {
        switch (field)
        {
            case "status":
                return StatusWords.Ours(value);
            case "timestamp":
                if (FileTime.TryRead(value, format.DateOrder, zone, out var time, out var wrong))
                {
                    return time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
                }

                problem ??= new PostbackRefusal(ReasonCodes.TimestampInvalid, wrong ?? "The time cannot be read.", 422);
                return value;
            case var _ when FormatGuess.IsAmount(field):
                if (FileNumber.Plain(value, format.DecimalMark) is { } plain)
                {
                    return plain;
                }

                problem ??= new PostbackRefusal(ReasonCodes.AmountInvalid, $"{field} is no number with a decimal {(format.DecimalMark == DecimalMark.Point ? "point" : "comma")}: no currency sign, and groups have three digits.", 422);
                return value;
            default:
                return value;
        }
    }

    private static byte[] Json(List<(string Name, string Value)> parameters)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in PostbackParameters.Of(parameters))
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
