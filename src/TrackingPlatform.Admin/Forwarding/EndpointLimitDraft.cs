using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>How much an endpoint takes at most, unchecked. What is absent or null is not limited.</summary>
public sealed class EndpointLimitDraft
{
    [Description("Scheme, host and port.")]
    public string? Endpoint { get; set; }

    [Description("Requests a second on the average, from 0.01 to 1000, over all workers; after a pause up to a second's worth at once.")]
    public decimal? PerSecond { get; set; }

    [Description("Requests under way at once, from 1 to 64, over all workers.")]
    public int? InFlight { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
