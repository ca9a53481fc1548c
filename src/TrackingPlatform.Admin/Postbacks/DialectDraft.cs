using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>How another platform's postbacks are taken, as people and machines write it.</summary>
public sealed class DialectDraft
{
    [Description("What that platform calls the tenant's account, such as `nid` at Everflow and `mid` at Offer18.")]
    public string? Network { get; set; }

    [Description("The advertiser that sends, where a request does not say; absent: the one whose offer the click went to.")]
    public string? Advertiser { get; set; }

    [Description("That platform's event and goal ids with the names of events here.")]
    public Dictionary<string, string>? Events { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
