using Npgsql;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Reads columns that may be null, one after the other.</summary>
internal static class RowReading
{
    public static string? TextOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static Guid? UuidOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    public static decimal? NumberOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    public static DateTimeOffset Time(this NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static string?[] Texts(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<string?[]>(column);

    /// <summary>Names and values in turn, as <see cref="Flattened"/> wrote them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(this NpgsqlDataReader row, int column) =>
        [.. row.Texts(column).Chunk(2).Select(pair => KeyValuePair.Create(pair[0] ?? "", pair[^1] ?? ""))];

    /// <summary>Names and values in turn; null for none.</summary>
    public static string?[]? Flattened(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        pairs.Count == 0 ? null : [.. pairs.SelectMany(pair => new[] { pair.Key, pair.Value })];
}
