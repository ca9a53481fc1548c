using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>How a delivery is to be sent again. It may be left out.</summary>
internal sealed class ResendDraft
{
    /// <summary>Cannot be asked for yet.</summary>
    public bool? DryRun { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
