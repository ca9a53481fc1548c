using Npgsql;
using NpgsqlTypes;

namespace TrackingPlatform.Data.Tenancy;

/// <summary>Positional parameters with their types said, so that a missing value does not make another prepared statement.</summary>
internal static class CommandParameters
{
    /// <summary>Adds a statement to a batch; its parameters follow in order.</summary>
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>Names the tenant to the policies for the rest of the transaction.</summary>
    public static NpgsqlBatch ForTenant(this NpgsqlBatch batch, Guid tenant)
    {
        batch.Add("select set_config('app.tenant_id', $1, true)").Text(tenant.ToString());
        return batch;
    }

    /// <summary>
    /// As <see cref="ForTenant"/>, for statements that find all their rows by key: they are planned once, and by their indexes. Left to itself PostgreSQL plans those on
    /// partitioned tables anew each time, which costs more than running them, or keeps plans made while a table was empty, which read all of it for ever.
    /// </summary>
    public static NpgsqlBatch ForBooking(this NpgsqlBatch batch, Guid tenant)
    {
        batch.Add(
            """
            select set_config('app.tenant_id', $1, true), set_config('plan_cache_mode', 'force_generic_plan', true),
                set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
            """).Text(tenant.ToString());
        return batch;
    }

    public static NpgsqlBatchCommand Uuid(this NpgsqlBatchCommand command, Guid? value) => command.With(value, NpgsqlDbType.Uuid);

    public static NpgsqlBatchCommand Uuids(this NpgsqlBatchCommand command, Guid[] values) => command.With(values, NpgsqlDbType.Array | NpgsqlDbType.Uuid);

    public static NpgsqlBatchCommand Text(this NpgsqlBatchCommand command, string? value) => command.With(value, NpgsqlDbType.Text);

    public static NpgsqlBatchCommand Texts(this NpgsqlBatchCommand command, string?[]? value) => command.With(value, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlBatchCommand Real(this NpgsqlBatchCommand command, double? value) => command.With(value, NpgsqlDbType.Double);

    public static NpgsqlBatchCommand Int(this NpgsqlBatchCommand command, int? value) => command.With(value, NpgsqlDbType.Integer);

    public static NpgsqlBatchCommand Long(this NpgsqlBatchCommand command, long value) => command.With(value, NpgsqlDbType.Bigint);

    public static NpgsqlBatchCommand Number(this NpgsqlBatchCommand command, decimal? value) => command.With(value, NpgsqlDbType.Numeric);

    public static NpgsqlBatchCommand Time(this NpgsqlBatchCommand command, DateTimeOffset? value) => command.With(value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static NpgsqlBatchCommand Flag(this NpgsqlBatchCommand command, bool value) => command.With(value, NpgsqlDbType.Boolean);

    public static NpgsqlBatchCommand Json(this NpgsqlBatchCommand command, string? value) => command.With(value, NpgsqlDbType.Jsonb);

    public static NpgsqlBatchCommand Bytes(this NpgsqlBatchCommand command, byte[] value) => command.With(value, NpgsqlDbType.Bytea);

    public static NpgsqlBatchCommand Blobs(this NpgsqlBatchCommand command, byte[][] values) => command.With(values, NpgsqlDbType.Array | NpgsqlDbType.Bytea);

    private static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, object? value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        return command;
    }
}
