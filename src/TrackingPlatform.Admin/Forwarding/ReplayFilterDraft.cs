using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>What a replay is about, unchecked.</summary>
public sealed class ReplayFilterDraft
{
    [Description("Of `dead`, `parked`, `delivered`, `suppressed`; absent: dead and parked. Not with a backfill.")]
    public List<string>? States { get; set; }

    [Description("A reason code. Not with a backfill.")]
    public string? Reason { get; set; }

    [Description("Scheme, host and port, such as `https://partner.example`. Not with a backfill.")]
    public string? Endpoint { get; set; }

    [Description("Not with a backfill, which names its own.")]
    public string? Template { get; set; }

    [Description("Not with a backfill, whose template names it.")]
    public string? Publisher { get; set; }

    public string? Offer { get; set; }

    [Description("The event by its name, in any case.")]
    public string? Event { get; set; }

    [Description("A single delivery. Not with a backfill.")]
    public string? Delivery { get; set; }

    [Description("The first day or moment at which they were planned, or the conversion booked. Needed for `delivered` and `suppressed`; a backfill takes 30 days when it is absent.")]
    public string? From { get; set; }

    [Description("The last day, itself taken in, or the first moment that no longer is; absent: now.")]
    public string? To { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
