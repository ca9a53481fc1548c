using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>A webhook as people and machines write it, unchecked.</summary>
public sealed class WebhookDraft
{
    public string? Name { get; set; }

    [Description("Where it is told by POST, without macros; the ports of postbacks.")]
    public string? Url { get; set; }

    [Description("`conversion.created`, `conversion.updated`; absent: both.")]
    public List<string>? Kinds { get; set; }

    [Description("Signs what is sent with X-Signature, 16 to 200 visible ASCII characters. Absent: stays as it is; empty: no signature.")]
    public string? Secret { get; set; }

    [Description("`active`, `paused` or `archived`; absent: `active`.")]
    public string? Status { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
