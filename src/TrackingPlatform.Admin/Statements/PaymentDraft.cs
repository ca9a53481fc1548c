using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A payment to be noted, unchecked.</summary>
public sealed class PaymentDraft
{
    [Description("How much, as text, in the statement's currency; less than nothing takes an earlier one back.")]
    public string? Amount { get; set; }

    [Description("The day; absent: today.")]
    public string? PaidOn { get; set; }

    [Description("Such as a bank's reference.")]
    public string? Note { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
