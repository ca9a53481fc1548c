using System.Text.Json;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>
/// Baskets as advertisers send them: <c>[{"sku":"A-1","name":"Shoe","category":"shoes","quantity":2,"price":"24.95"}]</c>. Quantity is 1 where absent;
/// numbers may stand in quotes.
/// </summary>
public static class LineItems
{
    /// <summary>Lines of one basket at the most.</summary>
    public const int Most = 100;

    /// <summary>Characters of a text at the most.</summary>
    public const int LongestText = 200;

    private static readonly string[] Fields = ["sku", "name", "category", "quantity", "price"];

    /// <summary>Reads a basket.</summary>
    /// <param name="text">The JSON list.</param>
    /// <param name="problem">What is wrong with it, as a sentence; null when nothing is.</param>
    public static IReadOnlyList<LineItem> Read(string text, out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() is > 0 and <= Most)
            {
                string? wrong = null;
                List<LineItem> items = [.. document.RootElement.EnumerateArray().Select((line, index) => Line(line, index, ref wrong)).OfType<LineItem>()];
                problem = wrong;
                return items;
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is half a character by its escapes.
        }

        problem = $"items is a JSON list of 1 to {Most} lines with sku, quantity and price.";
        return [];
    }

    /// <summary>What the basket costs; null when that is more than can be booked, or has more than four decimals.</summary>
    public static decimal? Sum(IReadOnlyList<LineItem> items)
    {
        var sum = 0m;
        foreach (var item in items)
        {
            // Each factor may reach the limit, and the product would not fit a decimal.
            if (item.Price != 0m && item.Quantity > Money.Limit / item.Price)
            {
                return null;
            }

            sum += item.Quantity * item.Price;
            if (sum > Money.Limit)
            {
                return null;
            }
        }

        return decimal.Round(sum, 4) == sum ? sum : null;
    }

    private static LineItem? Line(JsonElement line, int index, ref string? problem)
    {
        if (line.ValueKind != JsonValueKind.Object || line.EnumerateObject().FirstOrDefault(each => !Fields.Contains(each.Name)) is { Value.ValueKind: not JsonValueKind.Undefined })
        {
            problem ??= $"items[{index}] is an object with {string.Join(", ", Fields)}.";
            return null;
        }

        var (quantity, price) = (Number(line, "quantity") ?? (line.TryGetProperty("quantity", out _) ? -1m : 1m), Number(line, "price") ?? -1m);
        if (Text(line, "sku") is not { } sku || quantity <= 0m || price < 0m)
        {
            problem ??= $"items[{index}] needs a sku, a price that is a plain number, not negative, and a quantity of more than nothing.";
            return null;
        }

        return new LineItem(sku, quantity, price, Text(line, "name"), Text(line, "category"));
    }

    private static decimal? Number(JsonElement line, string name)
    {
        var text = !line.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return PlainDecimal.TryParse(text, out var number) ? number : null;
    }

    private static string? Text(JsonElement line, string name)
    {
        var text = !line.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()?.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : PostbackDetails.Cut(text, LongestText);
    }
}
