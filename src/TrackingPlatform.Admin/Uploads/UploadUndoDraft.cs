using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>A wish to take an upload back, unchecked.</summary>
public sealed class UploadUndoDraft
{
    [Description("Only says what would be done.")]
    public bool? DryRun { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
