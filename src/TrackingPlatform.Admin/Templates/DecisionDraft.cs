using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Templates;

/// <summary>A decision about what a publisher proposed.</summary>
public sealed class DecisionDraft
{
    [Description("What the publisher is told; up to 500 characters. A rejection needs one.")]
    public string? Note { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
