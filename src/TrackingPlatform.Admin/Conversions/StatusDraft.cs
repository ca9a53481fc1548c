using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>The status that a conversion shall have, as it is written.</summary>
internal sealed class StatusDraft
{
    /// <summary><c>approved</c>, <c>pending</c>, <c>hold</c>, <c>rejected</c> or <c>reversed</c>.</summary>
    public string? Status { get; set; }

    /// <summary>A short code such as <c>item_returned</c>; required to reject or reverse.</summary>
    public string? Reason { get; set; }

    /// <summary>A sentence for colleagues; publishers do not see it.</summary>
    public string? Note { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
