using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A partner's terms, unchecked. What is absent stays as it is.</summary>
public sealed class TermsDraft
{
    [Description("Days from the making of a statement until it is due, 0 to 366.")]
    public int? DueDays { get; set; }

    [Description("What a statement must come to so that it is paid, as text; less is carried to the next.")]
    public string? Minimum { get; set; }

    [Description("Days that a change of the books rests before a statement takes it up, 0 to 366.")]
    public int? HoldDays { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
