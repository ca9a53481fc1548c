using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A wish to take a statement back, unchecked.</summary>
public sealed class VoidDraft
{
    [Description("Why.")]
    public string? Note { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
