using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackingPlatform.Admin.Ui;

/// <summary>Bodies as people read them, and requests as a terminal takes them.</summary>
internal static class PayloadText
{
    static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when the body is not JSON.</summary>
    public static string? AsJson(string body)
    {
        if (body.AsSpan().TrimStart() is not ['{' or '[', ..]) return null;
        try
        {
            var node = JsonNode.Parse(body);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, Indented)) node?.WriteTo(writer);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Pairs of a form body or a query; null when it is neither.</summary>
    public static IReadOnlyList<(string Name, string Value)>? AsForm(string body)
    {
        var text = body.TrimStart('?').Trim();
        if (!text.Contains('=') || text.Any(char.IsWhiteSpace) || text[0] is '{' or '[' or '<') return null;
        return [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : ""))];
    }

    /// <summary>A command that sends the same request; every value is quoted, so pasting it runs nothing else.</summary>
    public static string AsCurl(string method, string url, IEnumerable<(string Name, string Value)> headers, string? body)
    {
        var text = new StringBuilder("curl -i");
        if (method is not ("GET" or "")) text.Append(" -X ").Append(Quote(method));
        foreach (var (name, value) in headers) text.Append(" -H ").Append(Quote($"{name}: {value}"));
        if (!string.IsNullOrEmpty(body)) text.Append(" --data-raw ").Append(Quote(body));
        return text.Append(' ').Append(Quote(url)).ToString();
    }

    static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
