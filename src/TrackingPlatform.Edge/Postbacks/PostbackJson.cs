using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReceiptAnswer))]
[JsonSerializable(typeof(PostbackProblem))]
[JsonSerializable(typeof(Rehearsal))]
internal sealed partial class PostbackJson : JsonSerializerContext;
