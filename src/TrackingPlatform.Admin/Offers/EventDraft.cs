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

    [Description("What a repeat of the same transaction, or without one of the same click, does. `status` when absent: a new status or amount changes the conversion. `new`: it may give another status, never another amount. `ignore`: nothing. `overwrite`: it replaces amount, status and details. `keep_and_add`: it is a further conversion. `event_ref`: as `status`, told apart by the postback's `event_ref`.")]
    public string? Dedupe { get; set; }

    [Description("ISO 8601, such as `P14D`: how long after it happened an approved conversion waits on hold before it is approved by itself. Absent: not at all.")]
    public string? Hold { get; set; }

    [Description("ISO 8601: how long after its click this event counts. Absent: as long as the offer says.")]
    public string? AttributionWindow { get; set; }

    [Description("A smaller sale amount is held with `amount_out_of_range`; in the offer's currency.")]
    public string? MinAmount { get; set; }

    [Description("A larger sale amount is held with `amount_out_of_range`; in the offer's currency.")]
    public string? MaxAmount { get; set; }

    [Description("A postback may name the revenue as `revenue`. Absent: no.")]
    public bool? RevenueFromPostback { get; set; }

    [Description("A postback may name the payout as `payout`: the advertiser then decides what the publisher gets. Absent: no.")]
    public bool? PayoutFromPostback { get; set; }

    [Description("Other payouts than the event's own; the first rule that fits pays.")]
    public List<PayoutRuleDraft>? PayoutRules { get; set; }

    [Description("How much is taken of this event, beside the offer's own caps. Absent: no limits.")]
    public List<CapDraft>? Caps { get; set; }

    [Description("False: no publisher is told of it. Absent: true.")]
    public bool? VisibleToPublisher { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
