using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Amounts;

namespace TrackingPlatform.Admin.Offers;

/// <summary>An event of an offer as people and machines write it, unchecked.</summary>
public sealed class EventDraft
{
    /// <summary>The event meant; absent: the one of this name, or a new one.</summary>
    public string? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>What the publisher gets.</summary>
    public PriceDraft? Payout { get; set; }

    /// <summary>What the advertiser owes.</summary>
    public PriceDraft? Revenue { get; set; }

    /// <summary>True for the one that a postback without an event means; where none is, the first one.</summary>
    public bool? Default { get; set; }

    /// <summary>The status of a conversion whose postback names none; absent: approved.</summary>
    public string? AutoStatus { get; set; }

    /// <summary>Only <c>txn_id</c> for now.</summary>
    public string? Dedupe { get; set; }

    /// <summary>Cannot be set yet.</summary>
    public JsonElement? Hold { get; set; }

    [Description("How much is taken of this event, beside the offer's own caps. Absent: no limits.")]
    public List<CapDraft>? Caps { get; set; }

    /// <summary>Only true for now.</summary>
    public bool? VisibleToPublisher { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
