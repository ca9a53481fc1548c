using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>A signature under a reconciliation, unchecked.</summary>
public sealed class SignDraft
{
    [Description("What was agreed, for those who look later.")]
    public string? Note { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
