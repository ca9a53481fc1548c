using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Templates;

/// <summary>What a saved template is to be tried with.</summary>
public sealed class TestFireDraft
{
    [Description("A conversion to take the values from, as it stands now; absent: the sample.")]
    public string? Conversion { get; set; }

    [Description("Values by macro name that replace those of the built-in sample; an empty one stands for a missing value. Not together with a conversion.")]
    public Dictionary<string, string>? Sample { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
