using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Enums in JSON by their outside name.</summary>
internal sealed class WireNameJson<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WireName<TEnum>.TryParse(reader.GetString(), out var value) ? value : throw new JsonException($"One of {string.Join(", ", WireName<TEnum>.All)}.");

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(WireName<TEnum>.Of(value));
}
