using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A link as people and machines write it, unchecked.</summary>
public sealed class LinkDraft
{
    /// <summary>The campaign's id; cannot change later.</summary>
    public string? Campaign { get; set; }

    /// <summary>The publisher's id; cannot change later.</summary>
    public string? Publisher { get; set; }

    /// <summary>The short code; absent: made. Cannot change later.</summary>
    public string? Code { get; set; }

    /// <summary>Query parameters that count as given when a visitor's address lacks them; see <see cref="LinkParameters"/>. Absent: unchanged.</summary>
    public Dictionary<string, string>? Defaults { get; set; }

    /// <summary>Absent: active when new, else unchanged.</summary>
    public string? Status { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
