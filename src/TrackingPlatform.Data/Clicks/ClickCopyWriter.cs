using Npgsql;
using TrackingPlatform.Data.Attribution;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Clicks;

/// <summary>
/// Stores drained clicks: binary COPY into a temporary table, then rows, uniques, roll-ups and the journal's position in the same transaction.
/// </summary>
/// <remarks>
/// COPY is refused on a table under row-level security, hence the temporary table; the insert from it is checked by ingest's own policy.
/// A batch that the database refuses for its data is halved until the one bad row is found, which is kept aside as bytes.
/// </remarks>
public sealed class ClickCopyWriter(DataSources sources) : IClickStore
{
    /// <inheritdoc/>
    public async Task<long> PositionOfAsync(Guid journal, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Ingest.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            with fresh as (insert into journal_positions (journal_id, next_sequence) values ($1, 0) on conflict do nothing returning next_sequence)
            select next_sequence from fresh union all select next_sequence from journal_positions where journal_id = $1 limit 1
            """,
            connection)
        { Parameters = { new() { Value = journal } } };
        // One of the two always yields a row: the insert, or what was in its way.
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <inheritdoc/>
    public async Task<ClickStoreOutcome> StoreAsync(ClickBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        try
        {
            return await StoreWholeAsync(batch, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.CheckViolation && batch.Clicks.Count + batch.ClickThroughs.Count > 0)
        {
            // No partition for some day: make it and try once more.
            await EnsurePartitionsAsync(batch, cancellationToken);
            return await StoreWholeAsync(batch, cancellationToken);
        }
        catch (Exception exception) when (IsAboutData(exception) && batch.Clicks.Count > 0)
        {
            return await StoreHalvesAsync(batch, exception, cancellationToken);
        }
    }

    private async Task<ClickStoreOutcome> StoreWholeAsync(ClickBatch batch, CancellationToken cancellationToken)
    {
        await using var connection = await sources.Ingest.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (batch.Clicks.Count > 0)
        {
            await ExecuteAsync(connection, ClickSql.MakeIncoming, cancellationToken);
            await CopyAsync(connection, batch, cancellationToken);
            await ExecuteAsync(connection, ClickSql.StoreIncoming, cancellationToken);
            if (batch.Clicks.Any(each => each.Click.LandingPageId is not null))
            {
                await ExecuteAsync(connection, ClickSql.CountLandings, cancellationToken);
            }

            await CustomerClicks.StoreAsync(connection, batch.Clicks, cancellationToken);
        }

        await BrowserRows.StoreAsync(connection, batch, cancellationToken);

        foreach (var frame in batch.Unreadable)
        {
            await QuarantineAsync(connection, batch.Journal, frame, cancellationToken);
        }

        if (!await MovePositionAsync(connection, batch, cancellationToken))
        {
            await transaction.RollbackAsync(cancellationToken);
            return ClickStoreOutcome.PositionMoved;
        }

        Failpoint.Pass("before-click-commit");
        await transaction.CommitAsync(cancellationToken);
        return ClickStoreOutcome.Stored;
    }

    private async Task<ClickStoreOutcome> StoreHalvesAsync(ClickBatch batch, Exception reason, CancellationToken cancellationToken)
    {
        if (batch.Clicks.Count == 1)
        {
            var poison = batch.Clicks[0];
            var aside = new UnreadableFrame(poison.Sequence, poison.Frame.ToArray(), reason.Message.ReplaceLineEndings(" "));
            return await StoreAsync(batch with { Clicks = [], Unreadable = [.. batch.Unreadable, aside] }, cancellationToken);
        }

        var (first, second) = batch.Halve();
        return await StoreAsync(first, cancellationToken) is ClickStoreOutcome.PositionMoved
            ? ClickStoreOutcome.PositionMoved
            : await StoreAsync(second, cancellationToken);
    }

    private static async Task CopyAsync(NpgsqlConnection connection, ClickBatch batch, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync(ClickSql.CopyIncoming, cancellationToken);
        foreach (var each in batch.Clicks)
        {
            ClickRow.Write(writer, each, batch.Journal);
        }

        Failpoint.Pass("mid-copy");
        await writer.CompleteAsync(cancellationToken);
    }

    private static async Task<bool> MovePositionAsync(NpgsqlConnection connection, ClickBatch batch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "update journal_positions set next_sequence = $3, moved_at = now() where journal_id = $1 and next_sequence = $2", connection)
        { Parameters = { new() { Value = batch.Journal }, new() { Value = batch.From }, new() { Value = batch.To } } };
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static async Task QuarantineAsync(NpgsqlConnection connection, Guid journal, UnreadableFrame frame, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("insert into quarantined_frames (journal_id, sequence, bytes, problem) values ($1, $2, $3, $4)", connection)
        { Parameters = { new() { Value = journal }, new() { Value = frame.Sequence }, new() { Value = frame.Bytes }, new() { Value = frame.Problem } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task EnsurePartitionsAsync(ClickBatch batch, CancellationToken cancellationToken)
    {
        var days = batch.Clicks.Select(each => ("clicks", DateOnly.FromDateTime(each.Click.At.UtcDateTime)))
            .Concat(batch.Clicks.Select(each => ("click_uniques", each.Click.Day)))
            .Concat(batch.ClickThroughs.Select(each => ("click_throughs", DateOnly.FromDateTime(EntityId.TimeOf(each.Value.ClickId.Value).UtcDateTime))))
            .Distinct();
        await using var connection = await sources.Ingest.OpenConnectionAsync(cancellationToken);
        foreach (var (table, day) in days)
        {
            await using var command = new NpgsqlCommand("select ensure_day_partition($1, $2)", connection) { Parameters = { new() { Value = table }, new() { Value = day } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // Classes 22 (data exception) and 23 (integrity), and what the client itself cannot encode. Everything else is the database's trouble.
    private static bool IsAboutData(Exception exception) =>
        exception is PostgresException postgres
            ? postgres.SqlState.StartsWith("22", StringComparison.Ordinal) || postgres.SqlState.StartsWith("23", StringComparison.Ordinal)
            : exception is System.Text.EncoderFallbackException or InvalidCastException;
}
