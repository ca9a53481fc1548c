using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Edge.Campaigns;

// A file that lacks a part is unreadable, not an empty configuration.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SnapshotContents))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
