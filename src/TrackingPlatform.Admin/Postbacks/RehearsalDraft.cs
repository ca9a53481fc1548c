using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>A postback to be run dry.</summary>
public sealed class RehearsalDraft
{
    [Description("The advertiser who would send it, by id.")]
    public string? Advertiser { get; set; }

    [Description("The parameters as they would be sent, such as `click_id=…&event=sale&amount=49.90`; the token is left out.")]
    public string? Query { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
