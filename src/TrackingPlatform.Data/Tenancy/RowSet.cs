using System.Collections;
using Npgsql;
using NpgsqlTypes;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>
/// Rows that are sent as one statement however many they are: PostgreSQL spends more on a statement than on the row it writes. Values are added row by row in the order of
/// the shape's columns, as with a command's parameters.
/// </summary>
internal sealed class RowSet(RowShape shape)
{
    private readonly IList?[] _values = new IList?[shape.Count];
    private readonly NpgsqlDbType[] _types = new NpgsqlDbType[shape.Count];
    private int _column = shape.Count;

    /// <summary>Whether there are no rows.</summary>
    public bool IsEmpty => _values[0] is null;

    /// <summary>Begins a row.</summary>
    public RowSet Row()
    {
        _column = _column == shape.Count ? 0 : throw new InvalidOperationException($"A row has {shape.Count} values, not {_column}.");
        return this;
    }

    public RowSet Uuid(Guid? value) => With(value, NpgsqlDbType.Uuid);

    public RowSet Text(string? value) => With(value, NpgsqlDbType.Text);

    // An array of arrays would have to be a rectangle, so a list goes as JSON, which the shape takes apart.
    public RowSet Texts(string?[]? values) => Json(values is null ? null : System.Text.Json.JsonSerializer.Serialize(values, DataJson.Default.StringArray));

    public RowSet Int(int? value) => With(value, NpgsqlDbType.Integer);

    public RowSet Number(decimal? value) => With(value, NpgsqlDbType.Numeric);

    public RowSet Time(DateTimeOffset? value) => With(value?.UtcDateTime, NpgsqlDbType.TimestampTz);

    public RowSet Flag(bool value) => With<bool?>(value, NpgsqlDbType.Boolean);

    public RowSet Json(string? value) => With(value, NpgsqlDbType.Jsonb);

    public RowSet Bytes(byte[] value) => With(value, NpgsqlDbType.Bytea);

    /// <summary>Adds a statement that takes the rows as its first parameters, one array a column.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="sql">Reads them from <see cref="RowShape.Given"/>.</param>
    /// <returns>The statement, for what parameters follow.</returns>
    public NpgsqlBatchCommand AddTo(NpgsqlBatch batch, string sql)
    {
        var command = batch.Add(sql);
        for (var column = 0; column < shape.Count; column++)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = _values[column], NpgsqlDbType = NpgsqlDbType.Array | _types[column] });
        }

        return command;
    }

    private RowSet With<T>(T value, NpgsqlDbType type)
    {
        var values = (List<T>)(_values[_column] ??= new List<T>());
        _types[_column++] = type;
        values.Add(value);
        return this;
    }
}
