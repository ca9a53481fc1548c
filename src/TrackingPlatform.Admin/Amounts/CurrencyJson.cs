using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Amounts;

namespace TrackingPlatform.Admin.Amounts;

/// <summary>Currencies in JSON by their code.</summary>
internal sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryParse(reader.GetString(), out var currency) ? currency : throw new JsonException("Not a currency of ISO 4217.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
