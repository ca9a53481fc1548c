using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Campaigns;

namespace TrackingPlatform.Admin.Templates;

/// <summary>A postback template as people and machines write it, unchecked.</summary>
public sealed class TemplateDraft
{
    /// <summary>The publisher's id; cannot change later.</summary>
    public string? Publisher { get; set; }

    /// <summary>Absent or empty: the host of the URL.</summary>
    public string? Name { get; set; }

    /// <summary>Where the publisher is told, with macros.</summary>
    public string? Url { get; set; }

    /// <summary><c>GET</c> or <c>POST</c>; absent: POST when there is a body, else GET.</summary>
    public string? Method { get; set; }

    public Dictionary<string, string>? Headers { get; set; }

    public string? Body { get; set; }

    /// <summary>Absent: JSON or form, by the look of the body.</summary>
    public string? ContentType { get; set; }

    /// <summary>Only conversions of these offers; empty or absent means all.</summary>
    public List<string>? Offers { get; set; }

    /// <summary>Only these events, by name; empty or absent means all.</summary>
    public List<string>? Events { get; set; }

    /// <summary>Only changes to these statuses; absent: approved.</summary>
    public List<string>? Statuses { get; set; }

    [Description("Only conversions of clicks through these links; empty or absent means all.")]
    public List<string>? Links { get; set; }

    [Description("What must hold besides, in the language of routing rules; it may also look at `event`, `status`, `amount` and `coupon`. Absent or empty: nothing need.")]
    public ConditionDraft? Condition { get; set; }

    [Description("How long a change is kept back before it is told: ISO 8601, up to PT24H; absent: not at all.")]
    public string? Delay { get; set; }

    [Description("Sends many conversions in one request, each as the body says, in one JSON array; absent: each on its own.")]
    public TemplateBatchDraft? Batch { get; set; }

    /// <summary>Signs every request. Absent: unchanged; empty: no signature. The one before it signs as well until it is ended.</summary>
    public string? Secret { get; set; }

    /// <summary>Absent: active when new, else unchanged.</summary>
    public string? Status { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
