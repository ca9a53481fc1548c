using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Templates;

/// <summary>How a template gathers conversions, unchecked.</summary>
public sealed class TemplateBatchDraft
{
    [Description("So many conversions fill a request: 2 to 1000.")]
    public int? Size { get; set; }

    [Description("So long the first conversion waits for others: ISO 8601, PT10S to PT24H.")]
    public string? Every { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
