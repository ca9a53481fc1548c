using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A saved view as people and machines write it, unchecked.</summary>
public sealed class ReportViewDraft
{
    [Description("What it is called, 1 to 120 characters.")]
    public string? Name { get; set; }

    [Description("The query of the report page's address: `range=last-week&group=publisher,offer&columns=clicks,revenue`. A range such as `yesterday` moves with the day.")]
    public string? Query { get; set; }

    [Description("Whether everyone of the tenant sees it; absent: only who made it. What a script makes all see.")]
    public bool? Shared { get; set; }

    [Description("How often it is mailed: `none` as when absent, `daily`, `weekly` (on Mondays) or `monthly` (on the first), at seven in the morning of the tenant's zone.")]
    public string? Schedule { get; set; }

    [Description("What is attached: `csv` as when absent, `xlsx` or `json`.")]
    public string? Format { get; set; }

    [Description("Where the mails go, up to 20 addresses.")]
    public IReadOnlyList<string>? Recipients { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
