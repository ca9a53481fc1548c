using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>The price of one category of items as people and machines write it, unchecked.</summary>
public sealed class CategoryPriceDraft
{
    [Description("As items name it in `category`, 1 to 100 characters; blanks around it and its case do not matter.")]
    public string? Category { get; set; }

    [Description("In place of the price it stands in: a fixed part is for every piece, a percentage of what the pieces are worth.")]
    public PriceDraft? Price { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    /// <summary>A draft of its own.</summary>
    public CategoryPriceDraft Copy() => new() { Category = Category, Price = Price?.Copy(), Others = Others };
}
