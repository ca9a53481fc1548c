using System.Text.Json.Serialization;

namespace TrackingPlatform.Edge.Clicks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DirectClickAnswer))]
internal sealed partial class ClickJson : JsonSerializerContext;
