using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TrackingPlatform.Domain.Templates;

/// <summary>The values a delivery was planned with. They are stored with it, so every attempt and every replay says the same.</summary>
/// <remarks>Raw values, in the order they were captured; immutable, so safe to share between threads.</remarks>
public sealed class FrozenMacroValues : IMacroValues
{
    private readonly KeyValuePair<string, string>[] _values;

    private FrozenMacroValues(IEnumerable<KeyValuePair<string, string>> values) => _values = [.. values];

    /// <summary>Name (<c>sub1</c>, <c>param:name</c>) and raw value of everything that had one.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    /// <summary>Keeps the values of the macros named, and nothing else: what no template asks for is not stored a second time.</summary>
    public static FrozenMacroValues Capture(IMacroValues values, IEnumerable<MacroReference> references)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var reference in references.Distinct().OrderBy(reference => reference.Macro).ThenBy(reference => reference.Parameter, StringComparer.Ordinal))
        {
            if (values.TryGet(reference.Macro, reference.Parameter, out var value) && value.Length > 0)
            {
                kept.Add(new(reference.ToString(), value));
            }
        }

        return new FrozenMacroValues(kept);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a JSON object of strings.</exception>
    public static FrozenMacroValues FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || document.RootElement.EnumerateObject().Any(property => property.Value.ValueKind != JsonValueKind.String))
        {
            throw new JsonException("Frozen macro values are an object of strings.");
        }

        return new FrozenMacroValues(document.RootElement.EnumerateObject()
            .Select(property => KeyValuePair.Create(property.Name, property.Value.GetString()!))); // checked to be a string above
    }

    /// <summary>One flat JSON object in the order of capture. NUL, which PostgreSQL's JSON cannot hold, is dropped.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in _values)
            {
                writer.WriteString(name, WellFormed(value));
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <inheritdoc/>
    public bool TryGet(MacroName macro, string? parameter, [NotNullWhen(true)] out string? value)
    {
        var name = MacroCatalogue.Get(macro).Text;
        foreach (var pair in _values)
        {
            if (parameter is null ? pair.Key == name : IsParameter(pair.Key, parameter))
            {
                value = pair.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    private static string WellFormed(string value)
    {
        if (!value.Contains('\0', StringComparison.Ordinal) && !value.Any(char.IsSurrogate))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value != 0)
            {
                text.Append(rune);
            }
        }

        return text.ToString();
    }

    private static bool IsParameter(string key, string parameter) =>
        key.Length == parameter.Length + 6 && key.StartsWith("param:", StringComparison.Ordinal) && key.EndsWith(parameter, StringComparison.Ordinal);
}
