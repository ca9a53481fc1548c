using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>An offer's share of a campaign as it is written.</summary>
public sealed class CampaignOfferDraft
{
    /// <summary>The offer's id.</summary>
    public string? Offer { get; set; }

    /// <summary>Its share relative to the other offers' weights; absent: 100.</summary>
    public int? Weight { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
