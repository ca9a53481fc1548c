using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Postbacks;

/// <summary>How it is found out who earned a conversion, as people and machines write it; what is absent stays.</summary>
public sealed class AttributionDraft
{
    [Description("What is asked of a postback, the first answer winning: any of `click_id`, `coupon`, `user_id`, `publisher`, each once.")]
    public List<string>? Order { get; set; }

    [Description("Which of a customer's clicks within the attribution window earns: `last_click` or `first_click`.")]
    public string? CustomerClick { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
