using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>
/// Conditions as the API and the database write them: <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"not":{…}}</c>, or a test
/// <c>{"field":"country","op":"is","values":["DE"]}</c>, with <c>name</c> for parameters and <c>timezone</c> for times.
/// </summary>
public static class ConditionJson
{
    /// <summary>Reads a condition.</summary>
    /// <param name="json">The object.</param>
    /// <param name="problems">Where it is not one; empty when it is. Whether its values make sense, <see cref="ConditionCompiler"/> says.</param>
    /// <returns>Null when there are problems.</returns>
    public static Condition? Read(JsonElement json, out IReadOnlyList<ConditionProblem> problems)
    {
        var found = new List<ConditionProblem>();
        var condition = Read(json, string.Empty, found, depth: 1);
        problems = found;
        return found.Count == 0 ? condition : null;
    }

    /// <summary>Reads text that <see cref="Write(Condition)"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Condition Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Read(document.RootElement, out var problems) ?? throw new FormatException($"No condition at {problems[0].Path}: {problems[0].Message}");
    }

    /// <summary>A condition as text.</summary>
    public static string Write(Condition condition)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, condition);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Writes a condition.</summary>
    public static void Write(Utf8JsonWriter writer, Condition condition)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        switch (condition)
        {
            case Condition.All all:
                WriteParts(writer, "all", all.Parts);
                break;
            case Condition.Any any:
                WriteParts(writer, "any", any.Parts);
                break;
            case Condition.Not not:
                writer.WritePropertyName("not");
                Write(writer, not.Part);
                break;
            case Condition.Test test:
                WriteTest(writer, test);
                break;
            default:
                throw new UnreachableException();
        }

        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, string name, IReadOnlyList<Condition> parts)
    {
        writer.WriteStartArray(name);
        foreach (var part in parts)
        {
            Write(writer, part);
        }

        writer.WriteEndArray();
    }

    private static void WriteTest(Utf8JsonWriter writer, Condition.Test test)
    {
        writer.WriteString("field", WireName<ConditionField>.Of(test.Field));
        if (test.Name is { } name)
        {
            writer.WriteString("name", name);
        }

        writer.WriteString("op", WireName<ConditionOperator>.Of(test.Operator));
        writer.WriteStartArray("values");
        foreach (var value in test.Values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
        if (test.TimeZone is { } zone)
        {
            writer.WriteString("timezone", zone);
        }
    }

    private static Condition? Read(JsonElement json, string path, List<ConditionProblem> problems, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object || depth > Condition.DeepestGroup + 1)
        {
            problems.Add(new(path, "invalid", "A test or a group: an object with field, all, any or not."));
            return null;
        }

        if (json.TryGetProperty("field", out _))
        {
            return ReadTest(json, path, problems);
        }

        if (json.EnumerateObject().Count() == 1)
        {
            var only = json.EnumerateObject().First();
            switch (only.Name)
            {
                case "all" when only.Value.ValueKind == JsonValueKind.Array:
                    return new Condition.All(ReadParts(only.Value, Below(path, "all"), problems, depth));
                case "any" when only.Value.ValueKind == JsonValueKind.Array:
                    return new Condition.Any(ReadParts(only.Value, Below(path, "any"), problems, depth));
                case "not":
                    return Read(only.Value, Below(path, "not"), problems, depth + 1) is { } part ? new Condition.Not(part) : null;
                default:
                    break;
            }
        }

        problems.Add(new(path, "invalid", "Exactly one of field, all (a list), any (a list) or not."));
        return null;
    }

    private static List<Condition> ReadParts(JsonElement json, string path, List<ConditionProblem> problems, int depth) =>
        [.. json.EnumerateArray().Select((part, index) => Read(part, $"{path}[{index}]", problems, depth + 1)).OfType<Condition>()];

    private static Condition.Test? ReadTest(JsonElement json, string path, List<ConditionProblem> problems)
    {
        var before = problems.Count;
        ConditionField? field = null;
        ConditionOperator? comparison = null;
        IReadOnlyList<string>? values = null;
        string? name = null;
        string? zone = null;
        foreach (var property in json.EnumerateObject())
        {
            var here = Below(path, property.Name);
            switch (property.Name)
            {
                case "field": field = Named<ConditionField>(property.Value, here, problems); break;
                case "op": comparison = Named<ConditionOperator>(property.Value, here, problems); break;
                case "values": values = Texts(property.Value, here, problems); break;
                case "name": name = Text(property.Value, here, problems); break;
                case "timezone": zone = Text(property.Value, here, problems); break;
                default: problems.Add(new(here, "unknown_field", "A test has field, name, op, values and timezone.")); break;
            }
        }

        if (problems.Count > before)
        {
            return null;
        }

        if (field is { } known && values is not null)
        {
            return new Condition.Test(known, comparison ?? ConditionOperator.Is, values, name, zone);
        }

        problems.Add(new(Below(path, "values"), "required", "Name the values to compare with."));
        return null;
    }

    private static T? Named<T>(JsonElement json, string path, List<ConditionProblem> problems)
        where T : struct, Enum
    {
        if (json.ValueKind == JsonValueKind.String && WireName<T>.TryParse(json.GetString(), out var value))
        {
            return value;
        }

        problems.Add(new(path, "unknown_value", $"One of {string.Join(", ", WireName<T>.All)}."));
        return null;
    }

    private static List<string>? Texts(JsonElement json, string path, List<ConditionProblem> problems)
    {
        if (json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String))
        {
            return [.. json.EnumerateArray().Select(each => each.GetString()!)]; // strings, as just seen
        }

        problems.Add(new(path, "invalid", "A list of texts."));
        return null;
    }

    private static string? Text(JsonElement json, string path, List<ConditionProblem> problems)
    {
        if (json.ValueKind is JsonValueKind.String or JsonValueKind.Null)
        {
            return json.GetString();
        }

        problems.Add(new(path, "invalid", "A text."));
        return null;
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
