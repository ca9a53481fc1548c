using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A file that is asked for, unchecked.</summary>
public sealed class ReportExportDraft
{
    [Description("The query of the report page's address: `range=last-month&group=sub1,day`.")]
    public string? Query { get; set; }

    [Description("`csv` as when absent, `xlsx` or `json`.")]
    public string? Format { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
