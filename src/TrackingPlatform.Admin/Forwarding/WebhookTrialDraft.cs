using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>What a webhook is to be tried with.</summary>
public sealed class WebhookTrialDraft
{
    [Description("A conversion to tell of, as it stands now; absent: a sample, which says `is_test`.")]
    public string? Conversion { get; set; }

    [Description("What the sample tells of, `conversion.created` or `conversion.updated`; absent: the first the webhook hears of. Not together with a conversion, which is what it is.")]
    public string? Kind { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
