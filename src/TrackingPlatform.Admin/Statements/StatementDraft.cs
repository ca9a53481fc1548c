using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A wish for statements of a partner, unchecked.</summary>
public sealed class StatementDraft
{
    [Description("The publisher, or the advertiser for invoices, by id.")]
    public string? Partner { get; set; }

    [Description("The last day of the period, itself taken in, in the tenant's zone. The period begins where the last one ended.")]
    public string? To { get; set; }

    [Description("Only says what they would come to.")]
    public bool? DryRun { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
