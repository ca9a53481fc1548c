using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A link to a trace as people and machines ask for it, unchecked.</summary>
public sealed class TraceShareDraft
{
    [Description("Any id of the story: a click's, a conversion's, a receipt's, a delivery's, a transaction's or the publisher's own.")]
    public string? Id { get; set; }

    [Description("Through whose eyes: `publisher` or `advertiser`, meaning the one of this story, or `anyone`.")]
    public string? Audience { get; set; }

    [Description("For how many days, 1 to 90; absent: 7.")]
    public int? Days { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
