using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InboundPostback))]
internal sealed partial class PostbackJournalJson : JsonSerializerContext;
