using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>
/// Rows that are sent as one statement however many they are: PostgreSQL spends more on a statement than on the row it writes. Values are added in the order of the
/// columns, as with a command's parameters, and read there by the table's own types (<c>json_populate_recordset(null::…, $1)</c>).
/// </summary>
/// <param name="columns">What each row gives, as <see cref="Names"/> reads them.</param>
internal sealed class RowSet(JsonEncodedText[] columns)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _text = new();
    private Utf8JsonWriter? _writer;
    private int _column;

    /// <summary>Whether there are no rows.</summary>
    public bool IsEmpty => _writer is null;

    /// <summary>The names in a list separated by commas.</summary>
    public static JsonEncodedText[] Names(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries).Select(column => JsonEncodedText.Encode(column))];

    /// <summary>Begins a row.</summary>
    public RowSet Row()
    {
        if (_writer is null)
        {
            _writer = new Utf8JsonWriter(_text, Writing);
            _writer.WriteStartArray();
        }
        else
        {
            _writer.WriteEndObject();
        }

        _writer.WriteStartObject();
        _column = 0;
        return this;
    }

    public RowSet Uuid(Guid? value)
    {
        var writer = Next(value is not null);
        if (value is { } id)
        {
            writer.WriteStringValue(id);
        }

        return this;
    }

    public RowSet Text(string? value)
    {
        var writer = Next(value is not null);
        if (value is not null)
        {
            writer.WriteStringValue(value);
        }

        return this;
    }

    public RowSet Texts(string?[]? values)
    {
        var writer = Next(values is not null);
        if (values is not null)
        {
            writer.WriteStartArray();
            foreach (var value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }

        return this;
    }

    public RowSet Int(int? value)
    {
        var writer = Next(value is not null);
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }

        return this;
    }

    public RowSet Number(decimal? value)
    {
        var writer = Next(value is not null);
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }

        return this;
    }

    public RowSet Time(DateTimeOffset? value)
    {
        var writer = Next(value is not null);
        if (value is { } time)
        {
            // PostgreSQL keeps microseconds and would round what is finer; parameters are cut instead, and so is this.
            writer.WriteStringValue(time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerMicrosecond)));
        }

        return this;
    }

    public RowSet Flag(bool value)
    {
        Next(true).WriteBooleanValue(value);
        return this;
    }

    /// <summary>A value that is JSON already.</summary>
    public RowSet Json(string? value)
    {
        var writer = Next(value is not null);
        if (value is not null)
        {
            writer.WriteRawValue(value, skipInputValidation: true);
        }

        return this;
    }

    public RowSet Bytes(byte[] value)
    {
        Next(true).WriteStringValue($"\\x{Convert.ToHexString(value)}");
        return this;
    }

    /// <summary>Adds the statement that takes the rows as its first parameter.</summary>
    public NpgsqlBatchCommand AddTo(NpgsqlBatch batch, string sql)
    {
        if (_writer is { } writer)
        {
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.Flush();
        }

        var command = batch.Add(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = IsEmpty ? "[]"u8.ToArray() : _text.WrittenMemory.ToArray(), NpgsqlDbType = NpgsqlDbType.Json });
        return command;
    }

    // A column without a value is left out; PostgreSQL then has null.
    private Utf8JsonWriter Next(bool isGiven)
    {
        var writer = _writer ?? throw new InvalidOperationException("A row begins with Row().");
        var column = columns[_column++];
        if (isGiven)
        {
            writer.WritePropertyName(column);
        }

        return writer;
    }
}
