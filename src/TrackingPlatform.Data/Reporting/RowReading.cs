using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Columns by name, as the values they stand for.</summary>
internal static class RowReading
{
    public static TId Id<TId>(this NpgsqlDataReader row, string column)
        where TId : struct, IEntityId<TId> => TId.From(row.GetGuid(row.GetOrdinal(column)));

    public static TId? IdOrNull<TId>(this NpgsqlDataReader row, string column)
        where TId : struct, IEntityId<TId> => row.Has(column) ? row.Id<TId>(column) : null;

    public static string Text(this NpgsqlDataReader row, string column) => row.GetString(row.GetOrdinal(column));

    public static string? TextOrNull(this NpgsqlDataReader row, string column) => row.Has(column) ? row.Text(column) : null;

    public static DateTimeOffset Time(this NpgsqlDataReader row, string column) => row.GetFieldValue<DateTimeOffset>(row.GetOrdinal(column));

    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader row, string column) => row.Has(column) ? row.Time(column) : null;

    public static DateOnly? DateOrNull(this NpgsqlDataReader row, string column) => row.Has(column) ? row.GetFieldValue<DateOnly>(row.GetOrdinal(column)) : null;

    public static int Int(this NpgsqlDataReader row, string column) => row.GetInt32(row.GetOrdinal(column));

    public static int? IntOrNull(this NpgsqlDataReader row, string column) => row.Has(column) ? row.Int(column) : null;

    public static long Long(this NpgsqlDataReader row, string column) => row.GetInt64(row.GetOrdinal(column));

    public static long? LongOrNull(this NpgsqlDataReader row, string column) => row.Has(column) ? row.Long(column) : null;

    public static bool Flag(this NpgsqlDataReader row, string column) => row.GetBoolean(row.GetOrdinal(column));

    public static decimal Decimal(this NpgsqlDataReader row, string column) => row.GetDecimal(row.GetOrdinal(column));

    public static decimal? DecimalOrNull(this NpgsqlDataReader row, string column) => row.Has(column) ? row.Decimal(column) : null;

    public static byte[] Bytes(this NpgsqlDataReader row, string column) => row.Has(column) ? row.GetFieldValue<byte[]>(row.GetOrdinal(column)) : [];

    public static IReadOnlyList<string?> Texts(this NpgsqlDataReader row, string column) => row.Has(column) ? row.GetFieldValue<string?[]>(row.GetOrdinal(column)) : [];

    /// <summary>Names and values in turn, as parameters are kept.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(this NpgsqlDataReader row, string column) =>
        [.. row.Texts(column).Chunk(2).Where(pair => pair.Length == 2).Select(pair => KeyValuePair.Create(pair[0] ?? "", pair[1] ?? ""))];

    public static AttributionExplanation? Explanation(this NpgsqlDataReader row, string column) =>
        row.TextOrNull(column) is { } json ? JsonSerializer.Deserialize(json, DataJson.Default.AttributionExplanation) : null;

    /// <summary>An enum's member by its outside name.</summary>
    public static TEnum Named<TEnum>(this NpgsqlDataReader row, string column)
        where TEnum : struct, Enum =>
        WireName<TEnum>.TryParse(row.Text(column), out var value)
            ? value
            : throw new InvalidDataException($"'{row.Text(column)}' in {column} is no {typeof(TEnum).Name}.");

    public static TEnum? NamedOrNull<TEnum>(this NpgsqlDataReader row, string column)
        where TEnum : struct, Enum => row.Has(column) ? row.Named<TEnum>(column) : null;

    private static bool Has(this NpgsqlDataReader row, string column) => !row.IsDBNull(row.GetOrdinal(column));
}
