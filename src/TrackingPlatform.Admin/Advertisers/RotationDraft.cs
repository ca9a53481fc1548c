using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>How a token is replaced.</summary>
public sealed class RotationDraft
{
    [Description("How long the old token still counts, such as `PT24H` or `P7D`, at most `P30D`; absent: it stops working at once.")]
    public string? Overlap { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
