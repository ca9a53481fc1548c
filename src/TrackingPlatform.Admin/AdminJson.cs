using System.Text.Json.Serialization;
using TrackingPlatform.Admin.Access;

namespace TrackingPlatform.Admin;

/// <summary>What the API reads and writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class AdminJson : JsonSerializerContext;
