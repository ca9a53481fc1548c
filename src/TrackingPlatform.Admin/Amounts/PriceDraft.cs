using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>A payout or revenue as it is written: decimals as text, since a JSON number may be rounded on its way.</summary>
public sealed class PriceDraft
{
    /// <summary><c>fixed</c>, <c>percent</c>, <c>mixed</c> or <c>none</c>.</summary>
    public string? Model { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Amount { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Percent { get; set; }

    [Description("Other prices for items of these categories, at most 50. What no item of them accounts for has the percentage above; the fixed amount above is for the event in any case.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<CategoryPriceDraft>? Categories { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    /// <summary>How a price is shown, and written back.</summary>
    public static PriceDraft Of(Price price, Currency currency) => new()
    {
        Model = WireName<PriceModel>.Of(price.Model),
        Amount = price.Model is PriceModel.Fixed or PriceModel.Mixed ? new Money(price.Amount, currency).ToPlainString() : null,
        Percent = price.NeedsSaleAmount ? PlainPercent(price.Percent) : null,
        Categories = price.Categories.Count == 0 ? null : [.. price.Categories.Select(each => new CategoryPriceDraft { Category = each.Category, Price = Of(each.Price, currency) })],
    };

    /// <summary>A draft of its own: a form writes into it while the details are still on the screen.</summary>
    public PriceDraft Copy() => new() { Model = Model, Amount = Amount, Percent = Percent, Categories = Categories?.ConvertAll(each => each.Copy()), Others = Others };

    private static string PlainPercent(decimal percent) => percent.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
