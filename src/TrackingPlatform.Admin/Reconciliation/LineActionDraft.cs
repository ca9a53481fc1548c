using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Reconciliation;

/// <summary>Something to be done about lines, unchecked.</summary>
public sealed class LineActionDraft
{
    [Description("`create` books what only an advertiser's list has; `approve` approves; `adjust` gives conversions the amount and status of an advertiser's list; `dispute` only notes it.")]
    public string? Action { get; set; }

    [Description("The lines by their numbers; absent: all of `class`.")]
    public List<int>? Lines { get; set; }

    [Description("The class of the lines; absent: any.")]
    public string? Class { get; set; }

    [Description("Why; needed for a dispute.")]
    public string? Note { get; set; }

    [Description("Only counts the lines that it would be done about.")]
    public bool? DryRun { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
