using System.Text.Json;
using System.Text.Json.Serialization;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Ids in JSON as everywhere outside: prefix and base32.</summary>
internal sealed class EntityIdJson<TId> : JsonConverter<TId>
    where TId : struct, IEntityId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityId.TryParse<TId>(reader.GetString(), out var id) ? id : throw new JsonException($"Not an id that starts with {TId.Prefix}.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(EntityId.Format(value));
}
