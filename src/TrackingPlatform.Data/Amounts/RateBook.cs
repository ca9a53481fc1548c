using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Amounts;

/// <summary>The rates of a tenant. Conversions keep the rate they were booked with, so changing one here changes nothing that is booked.</summary>
public sealed class RateBook(TenantScope tenants, TimeProvider clock)
{
    private const string ListSql =
        """
        select base, quote, rate, valid_from, source, set_at, count(*) over () from currency_rates
        where tenant_id = $1 and ($2::text is null or base = $2) and ($3::text is null or quote = $3)
        order by base, quote, valid_from desc limit $4 offset $5
        """;

    private const string SetSql =
        """
        insert into currency_rates (tenant_id, base, quote, valid_from, rate, source, set_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant_id, base, quote, valid_from) do update set rate = excluded.rate, source = excluded.source, set_at = excluded.set_at
        """;

    private const string SinceSql = "select base, quote, rate, valid_from from currency_rates where tenant_id = $1 and valid_from >= $2";

    private const string RemoveSql = "delete from currency_rates where tenant_id = $1 and base = $2 and quote = $3 and valid_from = $4";

    /// <summary>Rates by pair, the newest first, and how many there are.</summary>
    public Task<(IReadOnlyList<StoredRate> Rates, int Total)> ListAsync(
        TenantId tenant, Currency? from, Currency? to, int offset, int limit, CancellationToken cancellationToken) => RunAsync(
        tenant,
        async (connection, token) =>
        {
            await using var batch = connection.CreateBatch();
            batch.Add(ListSql).Uuid(tenant.Value).Text(from?.Code).Text(to?.Code).Int(limit).Int(offset);
            await using var rows = await batch.ExecuteReaderAsync(token);
            var rates = new List<StoredRate>();
            var total = 0;
            while (await rows.ReadAsync(token))
            {
                rates.Add(new StoredRate(
                    new ExchangeRate(Currency.Of(rows.GetString(0)), Currency.Of(rows.GetString(1)), rows.GetDecimal(2), rows.Time(3)), rows.GetString(4), rows.Time(5)));
                total = (int)rows.GetInt64(6);
            }

            return ((IReadOnlyList<StoredRate>)rates, total);
        },
        cancellationToken);

    /// <summary>Stores rates, all or none; one of the same pair and moment takes the place of the one there.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="rates">The rates.</param>
    /// <param name="source">Who says so, such as a person's name or an address.</param>
    /// <param name="cancellationToken">Stops it; nothing is kept then.</param>
    public Task SetAsync(TenantId tenant, IReadOnlyList<ExchangeRate> rates, string source, CancellationToken cancellationToken) => RunAsync(
        tenant,
        async (connection, token) =>
        {
            await using var batch = connection.CreateBatch();
            foreach (var rate in rates)
            {
                batch.Add(SetSql)
                    .Uuid(tenant.Value).Text(rate.From.Code).Text(rate.To.Code).Time(rate.ValidFrom).Number(rate.Rate).Text(source).Time(clock.GetUtcNow());
            }

            return await batch.ExecuteNonQueryAsync(token);
        },
        cancellationToken);

    /// <summary>All rates that count from a moment on.</summary>
    public Task<IReadOnlyList<ExchangeRate>> SinceAsync(TenantId tenant, DateTimeOffset since, CancellationToken cancellationToken) => RunAsync<IReadOnlyList<ExchangeRate>>(
        tenant,
        async (connection, token) =>
        {
            await using var batch = connection.CreateBatch();
            batch.Add(SinceSql).Uuid(tenant.Value).Time(since);
            await using var rows = await batch.ExecuteReaderAsync(token);
            var rates = new List<ExchangeRate>();
            while (await rows.ReadAsync(token))
            {
                rates.Add(new ExchangeRate(Currency.Of(rows.GetString(0)), Currency.Of(rows.GetString(1)), rows.GetDecimal(2), rows.Time(3)));
            }

            return rates;
        },
        cancellationToken);

    /// <summary>Removes one; false when there is none.</summary>
    public Task<bool> RemoveAsync(TenantId tenant, Currency from, Currency to, DateTimeOffset validFrom, CancellationToken cancellationToken) => RunAsync(
        tenant,
        async (connection, token) =>
        {
            await using var batch = connection.CreateBatch();
            batch.Add(RemoveSql).Uuid(tenant.Value).Text(from.Code).Text(to.Code).Time(validFrom);
            return await batch.ExecuteNonQueryAsync(token) > 0;
        },
        cancellationToken);

    private Task<T> RunAsync<T>(TenantId tenant, Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        tenants.RunAsync(tenant, (context, token) => work((NpgsqlConnection)context.Database.GetDbConnection(), token), cancellationToken);
}
