using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Amounts;

/// <summary>
/// Prices as the API and the database write them:
/// <c>{"model":"percent","percent":"5","categories":[{"category":"electronics","price":{"model":"percent","percent":"3"}}]}</c>.
/// </summary>
public static class PriceJson
{
    private static readonly string[] PlainFields = ["model", "amount", "percent"];

    private static readonly string[] Fields = [.. PlainFields, "categories"];

    private static readonly string[] CategoryFields = ["category", "price"];

    /// <summary>Reads the prices of some categories.</summary>
    /// <param name="json">The list.</param>
    /// <param name="problems">What is wrong, by place; empty when nothing is.</param>
    public static IReadOnlyList<CategoryPrice> ReadCategories(JsonElement json, out IReadOnlyList<ConditionProblem> problems)
    {
        var found = new List<ConditionProblem>();
        problems = found;
        return ReadCategories(json, string.Empty, found);
    }

    /// <summary>Reads text that <see cref="WriteCategories(IReadOnlyList{CategoryPrice})"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static IReadOnlyList<CategoryPrice> ReadCategories(string text)
    {
        if (text == "[]")
        {
            return [];
        }

        using var document = JsonDocument.Parse(text);
        var categories = ReadCategories(document.RootElement, out var problems);
        return problems.Count == 0 ? categories : throw new FormatException($"No prices of categories at {problems[0].Path}: {problems[0].Message}");
    }

    /// <summary>Writes the prices of some categories.</summary>
    public static string WriteCategories(IReadOnlyList<CategoryPrice> categories)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteCategories(writer, categories);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    internal static Price Read(JsonElement json, string path, List<ConditionProblem> problems)
    {
        var fields = new JsonFields(json, path, problems, Fields);
        return ReadPlain(fields).With(fields.Array("categories") is { } list ? ReadCategories(list, path + ".categories", problems) : []);
    }

    internal static void Write(Utf8JsonWriter writer, Price price)
    {
        writer.WriteStartObject();
        writer.WriteString("model", WireName<PriceModel>.Of(price.Model));
        WritePart(writer, "amount", price.Model is PriceModel.Fixed or PriceModel.Mixed, price.Amount);
        WritePart(writer, "percent", price.NeedsSaleAmount, price.Percent);
        if (price.Categories.Count > 0)
        {
            writer.WritePropertyName("categories");
            WriteCategories(writer, price.Categories);
        }

        writer.WriteEndObject();
    }

    private static List<CategoryPrice> ReadCategories(JsonElement json, string path, List<ConditionProblem> problems)
    {
        var categories = new List<CategoryPrice>();
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > Price.MostCategories)
        {
            problems.Add(new(path, "invalid", $"A list of at most {Price.MostCategories} categories."));
            return categories;
        }

        foreach (var (index, each) in json.EnumerateArray().Index())
        {
            var place = $"{path}[{index}]";
            var fields = new JsonFields(each, place, problems, CategoryFields);
            if (!fields.Has("price"))
            {
                fields.Refuse("price", "required", "Say what items of this category have.");
            }

            var price = fields.Object("price") is { } given ? ReadPlain(new JsonFields(given, place + ".price", problems, PlainFields)) : Price.None;
            if (ReadName(fields, categories) is { } name)
            {
                categories.Add(new CategoryPrice(name, price));
            }
        }

        return categories;
    }

    private static string? ReadName(JsonFields fields, List<CategoryPrice> before)
    {
        var text = fields.Text("category");
        if (text?.Trim() is not { Length: > 0 } name)
        {
            if (text is not null || !fields.Has("category"))
            {
                fields.Refuse("category", "required", "Name the category as items do.");
            }

            return null;
        }

        if (name.Length > CategoryPrice.LongestName)
        {
            fields.Refuse("category", "too_long", $"At most {CategoryPrice.LongestName} characters.");
            return null;
        }

        if (before.Exists(each => each.Is(name)))
        {
            fields.Refuse("category", "taken", "This category stands in the list already; names differ by more than their case.");
            return null;
        }

        return name;
    }

    private static Price ReadPlain(JsonFields fields)
    {
        var model = fields.Named<PriceModel>("model");
        if (model is null)
        {
            fields.Refuse("model", "required", $"One of {string.Join(", ", WireName<PriceModel>.All)}.");
            return Price.None;
        }

        var amount = Part(fields, "amount", model is PriceModel.Fixed or PriceModel.Mixed, Money.Limit);
        var percent = Part(fields, "percent", model is PriceModel.Percent or PriceModel.Mixed, Price.MostPercent);
        return Price.Of(model.Value, amount, percent);
    }

    private static decimal Part(JsonFields fields, string name, bool isUsed, decimal most)
    {
        var value = fields.Decimal(name);
        if (isUsed != fields.Has(name))
        {
            fields.Refuse(name, isUsed ? "required" : "invalid", isUsed ? "Write a decimal such as \"2.50\"." : "The model does not use this; leave it out.");
        }

        if (!isUsed || value is not { } given)
        {
            return 0m;
        }

        if (given < 0m || given > most)
        {
            fields.Refuse(name, "invalid", string.Create(CultureInfo.InvariantCulture, $"It must lie between 0 and {most:0.####}."));
            return 0m;
        }

        return given;
    }

    private static void WriteCategories(Utf8JsonWriter writer, IReadOnlyList<CategoryPrice> categories)
    {
        writer.WriteStartArray();
        foreach (var each in categories)
        {
            writer.WriteStartObject();
            writer.WriteString("category", each.Category);
            writer.WritePropertyName("price");
            Write(writer, each.Price);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePart(Utf8JsonWriter writer, string name, bool isUsed, decimal value)
    {
        if (isUsed)
        {
            writer.WriteString(name, value.ToString("0.####", CultureInfo.InvariantCulture));
        }
    }
}
