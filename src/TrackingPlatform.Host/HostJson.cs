using System.Text.Json.Serialization;

namespace TrackingPlatform.Host;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadinessAnswer))]
internal sealed partial class HostJson : JsonSerializerContext;
