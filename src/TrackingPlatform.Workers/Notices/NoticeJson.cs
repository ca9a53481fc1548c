using System.Text.Json.Serialization;

namespace TrackingPlatform.Workers.Notices;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(NoticeMessage))]
internal sealed partial class NoticeJson : JsonSerializerContext;
