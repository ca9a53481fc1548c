using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Advertisers;

/// <summary>An advertiser as people and machines write it, unchecked. Bound by the form and read from the request body alike.</summary>
public sealed class AdvertiserDraft
{
    public string? Name { get; set; }

    public string? Ref { get; set; }

    /// <summary>Absent: active when new, else unchanged.</summary>
    public string? Status { get; set; }

    /// <summary>Absent: made when new, else unchanged.</summary>
    public string? PostbackToken { get; set; }

    /// <summary>Absent: token or signature when new, else unchanged.</summary>
    public AuthenticationDraft? Authentication { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
