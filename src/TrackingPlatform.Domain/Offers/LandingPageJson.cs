using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>
/// Landing pages as the API shows and the database keeps them:
/// <c>{"id":"lpg_…","name":"Quiz","url":"https://pages.example/quiz","kind":"before","weight":100,"status":"active"}</c>.
/// </summary>
public static class LandingPageJson
{
    /// <summary>An empty list.</summary>
    public const string None = "[]";

    /// <summary>Reads text that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static IReadOnlyList<LandingPage> Read(string text)
    {
        if (text == None)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.EnumerateArray().Select(ReadPage)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("No landing pages: " + exception.Message, exception);
        }
    }

    /// <summary>Writes a list of landing pages.</summary>
    public static string Write(IReadOnlyList<LandingPage> pages)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var page in pages)
            {
                writer.WriteStartObject();
                writer.WriteString("id", page.Id.ToString());
                writer.WriteString("name", page.Name);
                writer.WriteString("url", page.Url);
                writer.WriteString("kind", WireName<LandingPageKind>.Of(page.Kind));
                writer.WriteNumber("weight", page.Weight);
                writer.WriteString("status", WireName<EntityStatus>.Of(page.Status));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static LandingPage ReadPage(JsonElement page) => new(
        EntityId.TryParse<LandingPageId>(Text(page, "id"), out var id) ? id : throw new FormatException("No id of a landing page."),
        Text(page, "name"),
        Text(page, "url"),
        Named<LandingPageKind>(page, "kind"),
        page.GetProperty("weight").GetInt32(),
        Named<EntityStatus>(page, "status"));

    private static string Text(JsonElement page, string name) => page.GetProperty(name).GetString() ?? string.Empty;

    private static T Named<T>(JsonElement page, string name)
        where T : struct, Enum => WireName<T>.TryParse(Text(page, name), out var value) ? value : throw new FormatException($"'{Text(page, name)}' is no {typeof(T).Name}.");
}
