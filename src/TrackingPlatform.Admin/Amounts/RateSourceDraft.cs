using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>Where rates shall be fetched, unchecked.</summary>
public sealed class RateSourceDraft
{
    [Description("An https address that answers CSV with the columns base, quote, rate and, where wanted, valid_from, or XML as the European Central Bank publishes it.")]
    public string? Url { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
