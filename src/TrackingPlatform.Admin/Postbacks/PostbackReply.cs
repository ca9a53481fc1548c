using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrackingPlatform.Data.Postbacks;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>Stored postbacks and their answers as text.</summary>
internal static class PostbackReply
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The receipt as the sender can read it today, in the shape of the public contract.</summary>
    public static string Text(InboundEntry entry)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("receipt", entry.Id.ToString());
            writer.WriteString("verdict", WireName<PostbackVerdict>.Of(entry.Verdict));
            writer.WriteString("reason", entry.Reason);
            writer.WriteString("conversion", entry.ConversionId?.ToString());
            writer.WriteString("duplicate_of", entry.DuplicateOf?.ToString());
            writer.WriteString("status", entry.Status);
            writer.WriteString("detail", entry.Detail);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The fields of the understood postback that say something; nested ones with a point between.</summary>
    public static IReadOnlyList<(string Name, string Value)> Fields(string? parsed)
    {
        if (parsed is null)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(parsed);
            return [.. Flatten(json.RootElement, "")];
        }
        catch (JsonException)
        {
            return [("", parsed)];
        }
    }

    private static IEnumerable<(string Name, string Value)> Flatten(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Flatten(item, $"{path}.{index + 1}")),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => element.ToString() is { Length: > 0 } text ? [(path, text)] : [],
    };
}
