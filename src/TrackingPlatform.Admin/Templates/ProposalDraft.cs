using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Templates;

/// <summary>How a publisher wants to be told, unchecked.</summary>
public sealed class ProposalDraft
{
    public string? Url { get; set; }

    [Description("`GET` or `POST`; absent: POST when there is a body, else GET.")]
    public string? Method { get; set; }

    public Dictionary<string, string>? Headers { get; set; }

    public string? Body { get; set; }

    public string? ContentType { get; set; }

    public TemplateBatchDraft? Batch { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
