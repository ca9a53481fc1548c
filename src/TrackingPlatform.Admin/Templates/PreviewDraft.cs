using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Templates;

/// <summary>What a template that need not be saved would send.</summary>
public sealed class PreviewDraft
{
    public string? Url { get; set; }

    public string? Method { get; set; }

    public Dictionary<string, string>? Headers { get; set; }

    public string? Body { get; set; }

    public string? ContentType { get; set; }

    public TemplateBatchDraft? Batch { get; set; }

    /// <summary>A conversion to take the values from, as it stands now; not together with a sample.</summary>
    public string? Conversion { get; set; }

    /// <summary>Values by macro name (<c>payout</c>, <c>param:name</c>) that replace those of the built-in sample; an empty one stands for a missing value.</summary>
    public Dictionary<string, string>? Sample { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
