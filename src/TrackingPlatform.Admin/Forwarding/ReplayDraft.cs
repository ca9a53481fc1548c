using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>A replay as people and machines ask for it, unchecked.</summary>
public sealed class ReplayDraft
{
    [Description("Which deliveries are sent again; with `backfill`, which conversions are told.")]
    public ReplayFilterDraft? Filter { get; set; }

    [Description("A template that is told of the conversions of its publisher that it never had a delivery for, as they stand now. Absent: deliveries are sent again.")]
    public string? Backfill { get; set; }

    [Description("Deliveries a second, 1 to 500; absent: 50.")]
    public int? PerSecond { get; set; }

    [Description("Only counts what would be done.")]
    public bool? DryRun { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
