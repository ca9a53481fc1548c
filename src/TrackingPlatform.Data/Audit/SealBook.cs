using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Audit;

/// <summary>Closes the books hour by hour and proves that what was closed is unchanged.</summary>
public sealed class SealBook(DataSources sources, TenantList all, TenantScope tenants, TimeProvider clock)
{
    // Longer than any transaction that stores something may take: what is stored with an earlier time has been committed by then.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(5);

    // The first seal begins with the hour of the first row.
    private const string BeginningSql =
        """
        select date_trunc('hour', least((select min(stored_at) from inbound where tenant_id = $1), (select min(stored_at) from conversion_changes where tenant_id = $1)), 'UTC')
        """;

    private const string LastSql = "select * from seals where tenant_id = $1 order by sealed_until desc limit 1";

    private const string DigestSql = "select * from book_digest($1, $2, $3)";

    private const string AddSql =
        """
        insert into seals (tenant_id, sealed_until, sealed_from, receipts, receipts_hash, entries, entries_hash, previous, hash, sealed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (tenant_id, sealed_until) do nothing
        """;

    /// <summary>Closes every tenant's books up to the last full hour. After a pause one seal covers all of it.</summary>
    public async Task SealAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var settled = now - Settled;
        var until = new DateTimeOffset(settled.Year, settled.Month, settled.Day, settled.Hour, 0, 0, TimeSpan.Zero);
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        foreach (var tenant in await all.ReadAsync(cancellationToken))
        {
            var last = await LastAsync(connection, tenant, cancellationToken);
            if ((last?.Until ?? await BeginningAsync(connection, tenant, cancellationToken)) is { } from && from < until)
            {
                var books = await DigestAsync(connection, tenant, from, until, cancellationToken);
                await AddAsync(connection, tenant, SealChain.Close(last, from, until, books, now), cancellationToken);
            }
        }
    }

    /// <summary>The seals that end within a period, newest first.</summary>
    public Task<IReadOnlyList<Seal>> ListAsync(TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        InAsync(tenant, async (connection, token) =>
        {
            var (_, seals) = await ReadAsync(connection, tenant, from, until, token);
            return (IReadOnlyList<Seal>)[.. seals.AsEnumerable().Reverse()];
        }, cancellationToken);

    /// <summary>Computes the seals that end within a period anew from what is stored, and tells the first difference.</summary>
    /// <returns>How many seals were looked at up to it, and the difference; null when all holds.</returns>
    public Task<(int Seals, SealFault? Fault)> VerifyAsync(TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        InAsync(tenant, async (connection, token) =>
        {
            var (before, seals) = await ReadAsync(connection, tenant, from, until, token);
            var kept = await FirstKeptAsync(connection, token);
            for (var index = 0; index < seals.Count; index++)
            {
                var seal = seals[index];
                var found = await DigestAsync(connection, tenant, seal.From, seal.Until, token);
                if (SealChain.FirstFault(before, [new SealedPeriod(seal, found, seal.From >= kept)]) is { } fault)
                {
                    return (index + 1, fault);
                }

                before = seal;
            }

            return (seals.Count, (SealFault?)null);
        }, cancellationToken);

    private Task<T> InAsync<T>(TenantId tenant, Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => work((NpgsqlConnection)context.Database.GetDbConnection(), token), cancellationToken);

    private static async Task<DateTimeOffset?> BeginningAsync(NpgsqlConnection connection, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Timeout = 600;
        batch.Add(BeginningSql).Uuid(tenant.Value);
        return await batch.ExecuteScalarAsync(cancellationToken) is DateTime first ? new DateTimeOffset(first) : null;
    }

    private static async Task<Seal?> LastAsync(NpgsqlConnection connection, TenantId tenant, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(LastSql).Uuid(tenant.Value);
        return (await SealsAsync(batch, cancellationToken)).FirstOrDefault();
    }

    // With the one before them, which the first of them must follow.
    private static async Task<(Seal? Before, List<Seal> Seals)> ReadAsync(
        NpgsqlConnection connection, TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add("(select * from seals where tenant_id = $1 and sealed_until <= $2 order by sealed_until desc limit 1) union all select * from seals where tenant_id = $1 and sealed_until > $2 and sealed_until <= $3 order by sealed_until")
            .Uuid(tenant.Value).Time(from).Time(until);
        var seals = await SealsAsync(batch, cancellationToken);
        return seals is [var first, ..] && first.Until <= from ? (first, seals[1..]) : (null, seals);
    }

    private static async Task<List<Seal>> SealsAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        var seals = new List<Seal>();
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var books = new BookDigest(rows.GetInt64(3), rows.GetString(4), rows.GetInt64(5), rows.GetString(6));
            seals.Add(new Seal(rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<DateTimeOffset>(1), books, rows.GetString(7), rows.GetString(8), rows.GetFieldValue<DateTimeOffset>(9)));
        }

        return seals;
    }

    private static async Task<BookDigest> DigestAsync(NpgsqlConnection connection, TenantId tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Timeout = 600;
        batch.Add(DigestSql).Uuid(tenant.Value).Time(from).Time(until);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return new BookDigest(rows.GetInt64(0), rows.GetString(1), rows.GetInt64(2), rows.GetString(3));
    }

    private static async Task<DateTimeOffset> FirstKeptAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select first_kept_request_day()", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is DateOnly day
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))
            : DateTimeOffset.MaxValue;
    }

    private static async Task AddAsync(NpgsqlConnection connection, TenantId tenant, Seal seal, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(AddSql).Uuid(tenant.Value).Time(seal.Until).Time(seal.From).Long(seal.Books.Receipts).Text(seal.Books.ReceiptsHash)
            .Long(seal.Books.Entries).Text(seal.Books.EntriesHash).Text(seal.Previous).Text(seal.Hash).Time(seal.SealedAt);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
