using System.Text.Json.Serialization;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Reconciliation;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Tenancy;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CircuitBreaker))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, long>))]
[JsonSerializable(typeof(Postback))]
[JsonSerializable(typeof(AttributionExplanation))]
[JsonSerializable(typeof(CapNote[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Pricing))]
[JsonSerializable(typeof(LineItem[]))]
[JsonSerializable(typeof(ReconciliationSum[]))]
[JsonSerializable(typeof(ThrottleNote[]))]
[JsonSerializable(typeof(WebhookMessage))]
internal sealed partial class DataJson : JsonSerializerContext;
