using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A hand-made entry of a partner's account, unchecked.</summary>
public sealed class AccountEntryDraft
{
    [Description("`adjustment`, which the next statement takes up, or `prepayment` of an advertiser, which the next invoices are settled from.")]
    public string? Kind { get; set; }

    [Description("How much, as text; less than nothing takes something off.")]
    public string? Amount { get; set; }

    [Description("ISO 4217.")]
    public string? Currency { get; set; }

    [Description("Why.")]
    public string? Note { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
