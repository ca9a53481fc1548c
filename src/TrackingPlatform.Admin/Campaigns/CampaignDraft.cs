using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A campaign as people and machines write it, unchecked.</summary>
public sealed class CampaignDraft
{
    public string? Name { get; set; }

    /// <summary>Absent: unchanged; required when new.</summary>
    public List<CampaignOfferDraft>? Offers { get; set; }

    public string? FallbackUrl { get; set; }

    /// <summary>Absent: active when new, else unchanged.</summary>
    public string? Status { get; set; }

    /// <summary>Cannot be set yet.</summary>
    public JsonElement? Rules { get; set; }

    /// <summary>Only <c>weighted</c> for now.</summary>
    public string? Rotation { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
