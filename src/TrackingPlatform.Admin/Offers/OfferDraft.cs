using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Offers;

/// <summary>An offer as people and machines write it, unchecked.</summary>
public sealed class OfferDraft
{
    /// <summary>The advertiser's id; cannot change later.</summary>
    public string? Advertiser { get; set; }

    public string? Name { get; set; }

    /// <summary>Where visitors go, with click macros.</summary>
    public string? Destination { get; set; }

    /// <summary>ISO 4217; cannot change later.</summary>
    public string? Currency { get; set; }

    /// <summary>Absent: one event <c>conversion</c> without money when new, else unchanged. An event that is left out is retired.</summary>
    public List<EventDraft>? Events { get; set; }

    public string? FallbackUrl { get; set; }

    /// <summary>ISO 8601, such as <c>P30D</c>; absent: thirty days when new, else unchanged.</summary>
    public string? AttributionWindow { get; set; }

    /// <summary>Absent: active when new, else unchanged.</summary>
    public string? Status { get; set; }

    /// <summary>Cannot be set yet.</summary>
    public JsonElement? Targeting { get; set; }

    /// <summary>Cannot be set yet.</summary>
    public JsonElement? Caps { get; set; }

    /// <summary>Only <c>public</c> for now.</summary>
    public string? Visibility { get; set; }

    /// <summary>Cannot be set yet.</summary>
    public JsonElement? DeepLinkHosts { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
