using System.Text.Json.Serialization;

namespace TrackingPlatform.Data.Tenancy;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class DataJson : JsonSerializerContext;
