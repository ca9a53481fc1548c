using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Edge.Campaigns;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SnapshotContents))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
