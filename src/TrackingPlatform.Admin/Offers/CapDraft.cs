using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>A cap as people and machines write it, unchecked.</summary>
public sealed class CapDraft
{
    [Description("`clicks`, `conversions`, `payout` or `revenue`.")]
    public string? What { get; set; }

    [Description("`hour`, `day`, `week`, `month` or `lifetime`.")]
    public string? Period { get; set; }

    [Description("A whole number, or for money a decimal in quotes such as \"500.00\".")]
    [JsonConverter(typeof(PlainNumberJson))]
    public string? Limit { get; set; }

    [Description("What becomes of the rest: `fallback` when absent, `hold`, `unpaid` or `accept`. Clicks can only follow the fallback or be accepted.")]
    public string? Overflow { get; set; }

    [Description("The IANA zone of its periods; absent: the tenant's.")]
    public string? Timezone { get; set; }

    [Description("Percent of the limit from which a warning is given; 90 when absent, 0 for none.")]
    public int? WarnAt { get; set; }

    [Description("`publisher` gives every publisher the whole limit; absent: all together.")]
    public string? Per { get; set; }

    [Description("A publisher's id, for a limit of its own.")]
    public string? Publisher { get; set; }

    [Description("On offers: a name that several offers share, which then share the counter.")]
    public string? Group { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    internal static List<CapDraft> Of(IReadOnlyList<Cap> caps) => JsonSerializer.Deserialize(CapJson.Write(caps), AdminJson.Default.ListCapDraft)!; // a list, never null

    /// <summary>Drafts of their own: a form writes into them while the details are still on the screen.</summary>
    internal static List<CapDraft> Copy(IReadOnlyList<CapDraft> caps) => ToJson(caps).Deserialize(AdminJson.Default.ListCapDraft)!; // a list, never null

    internal static JsonElement ToJson(IReadOnlyList<CapDraft> caps) => JsonSerializer.SerializeToElement([.. caps], AdminJson.Default.ListCapDraft);
}
