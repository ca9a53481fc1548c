using System.Text.Json;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>The fields of one JSON object, read with every problem noted at its place.</summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _fields = [];
    private readonly string _path;
    private readonly List<ConditionProblem> _problems;

    public JsonFields(JsonElement json, string path, List<ConditionProblem> problems, IReadOnlyList<string> known)
    {
        _path = path;
        _problems = problems;
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse(string.Empty, "invalid", $"An object with {string.Join(", ", known)}.");
            return;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                Refuse(property.Name, "unknown_field", $"There is no such field; there are {string.Join(", ", known)}.");
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                _fields[property.Name] = property.Value;
            }
        }
    }

    public bool Has(string name) => _fields.ContainsKey(name);

    public void Refuse(string name, string code, string message) => _problems.Add(new(name.Length == 0 ? _path : $"{_path}.{name}", code, message));

    public string? Text(string name) => Of(name, JsonValueKind.String, "A text.")?.GetString();

    public JsonElement? Object(string name) => Of(name, JsonValueKind.Object, "An object.");

    public JsonElement? Array(string name) => Of(name, JsonValueKind.Array, "A list.");

    public IReadOnlyList<JsonElement> List(string name) => Array(name) is { } list ? [.. list.EnumerateArray()] : [];

    public bool Flag(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Refuse(name, "invalid", "true or false.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    public int? Number(string name)
    {
        if (Of(name, JsonValueKind.Number, "A whole number.") is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out var number))
        {
            return number;
        }

        Refuse(name, "invalid", "A whole number.");
        return null;
    }

    /// <summary>A plain decimal in quotes, or a whole number; a JSON number with decimals may be rounded on its way.</summary>
    public decimal? Decimal(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        var number = value.ValueKind switch
        {
            JsonValueKind.String => PlainDecimal.TryParse(value.GetString(), out var plain) ? plain : (decimal?)null,
            JsonValueKind.Number => value.TryGetInt64(out var whole) && Math.Abs((decimal)whole) <= Money.Limit ? whole : (decimal?)null,
            _ => null,
        };
        if (number is null)
        {
            Refuse(name, "invalid", "A whole number such as 100, or a plain decimal such as \"500.00\".");
        }

        return number;
    }

    public T? Named<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (WireName<T>.TryParse(text, out var value))
        {
            return value;
        }

        Refuse(name, "invalid", $"One of {string.Join(", ", WireName<T>.All)}.");
        return null;
    }

    private JsonElement? Of(string name, JsonValueKind kind, string remedy)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Refuse(name, "invalid", remedy);
        return null;
    }
}
