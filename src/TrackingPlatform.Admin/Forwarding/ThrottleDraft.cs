using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>A throttle as people and machines write it, unchecked.</summary>
public sealed class ThrottleDraft
{
    public string? Name { get; set; }

    [Description("Whose conversions; never changes.")]
    public string? Publisher { get; set; }

    [Description("Only conversions of this offer; absent: all.")]
    public string? Offer { get; set; }

    [Description("Only this event, by name; absent: all.")]
    public string? Event { get; set; }

    [Description("How many of a hundred approved conversions, such as \"10\"; every n-th is 100 / n. More than 0, at most 100, two decimals.")]
    public string? Percent { get; set; }

    [Description("`hide`: booked and paid, and not sent by postback. `pending`: booked as pending. `hold`: held for review.")]
    public string? Effect { get; set; }

    [Description("Why, for the staff.")]
    public string? Note { get; set; }

    [Description("`active`, `paused` or `archived`; absent: `active`.")]
    public string? Status { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
