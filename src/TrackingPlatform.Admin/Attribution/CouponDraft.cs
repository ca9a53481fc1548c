using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Attribution;

/// <summary>A coupon as people and machines write it, unchecked.</summary>
public sealed class CouponDraft
{
    [Description("What shoppers type, at most 100 characters; unique for its advertiser, in capitals or small letters.")]
    public string? Code { get; set; }

    [Description("The advertiser, where no offer is given: the coupon then counts for every offer of it. Never changes.")]
    public string? Advertiser { get; set; }

    [Description("The one offer it counts for; absent: every offer of the advertiser.")]
    public string? Offer { get; set; }

    [Description("Who earns what is bought with it.")]
    public string? Publisher { get; set; }

    [Description("The first moment it counts, RFC 3339 or a date, which means its midnight in UTC. Absent: always did.")]
    public string? From { get; set; }

    [Description("The first moment it no longer counts, written likewise. Absent: always will.")]
    public string? Until { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
