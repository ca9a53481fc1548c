using System.Text.Json.Serialization;

namespace TrackingPlatform.Edge.Postbacks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReceiptAnswer))]
[JsonSerializable(typeof(PostbackProblem))]
internal sealed partial class PostbackJson : JsonSerializerContext;
