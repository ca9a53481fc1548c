using System.Net;
using System.Text;
using System.Text.Json;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>The names and values of one part of a request, in order, made storable: without NUL and half characters.</summary>
public static class PostbackParameters
{
    /// <summary>Splits a query or a form.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> FromForm(string text)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var pair in text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            parameters.Add(new(Storable(WebUtility.UrlDecode(name)), Storable(WebUtility.UrlDecode(value))));
        }

        return parameters;
    }

    /// <summary>Reads a JSON object of plain values; null when it is none. What is nested stays as JSON text; null counts as not given.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? FromJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var parameters = new List<KeyValuePair<string, string>>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (Value(property.Value) is { } value)
                {
                    parameters.Add(new(Storable(property.Name), Storable(value)));
                }
            }

            return parameters;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // InvalidOperationException: a string that is half a character by its escapes.
            return null;
        }
    }

    /// <summary>Reads a body by its media type; null when it is neither a form nor a JSON object.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? FromBody(byte[] body, string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim();
        if (type is { Length: > 0 } && (type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)))
        {
            return FromJson(body);
        }

        if (string.Equals(type, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return FromForm(Encoding.UTF8.GetString(body));
        }

        // Many senders name no type, or text/plain; then the first character tells.
        var isUntyped = string.IsNullOrEmpty(type) || string.Equals(type, "text/plain", StringComparison.OrdinalIgnoreCase);
        if (!isUntyped)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(body);
        return text.TrimStart().StartsWith('{') ? FromJson(body) : FromForm(text);
    }

    /// <summary>Makes names and values storable that were read in another way.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IEnumerable<(string Name, string Value)> pairs) =>
        [.. pairs.Select(pair => KeyValuePair.Create(Storable(pair.Name), Storable(pair.Value)))];

    private static string? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Null => null,
        _ => element.GetRawText(), // numbers as they were written: 12.50 stays 12.50, and 1e3 is refused as an amount
    };

    private static string Storable(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal) && !text.Any(char.IsSurrogate))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }
}
