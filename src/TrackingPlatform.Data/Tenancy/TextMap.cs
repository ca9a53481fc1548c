using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Keeps small dictionaries of texts as <c>jsonb</c>.</summary>
internal static class TextMap
{
    private static readonly ValueConverter<Dictionary<string, string>, string> Converter = new(
        map => JsonSerializer.Serialize(map, DataJson.Default.DictionaryStringString),
        text => JsonSerializer.Deserialize(text, DataJson.Default.DictionaryStringString) ?? new Dictionary<string, string>());

    private static readonly ValueComparer<Dictionary<string, string>> Comparer = new(
        (left, right) => left!.Count == right!.Count && !left.Except(right).Any(),
        map => map.Count,
        map => new Dictionary<string, string>(map, map.Comparer));

    public static void IsTextMap(this PropertyBuilder<Dictionary<string, string>> property) =>
        property.HasColumnType("jsonb").HasConversion(Converter, Comparer);
}
