using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>How a tenant takes and answers postbacks; what is absent stays.</summary>
public sealed class PostbackSettingsDraft
{
    [JsonPropertyName("always_answers_200"), Description("Every postback is answered with 200, whatever the verdict.")]
    public bool? AlwaysAnswers200 { get; set; }

    [Description("The other platforms whose postbacks are taken, by name; null switches one off, an object switches it on or replaces its settings.")]
    public Dictionary<string, DialectDraft?>? Dialects { get; set; }

    [Description("How it is found out who earned a conversion.")]
    public AttributionDraft? Attribution { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
