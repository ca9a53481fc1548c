using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Attribution;

/// <summary>Keeps how each tenant finds out who earned a conversion.</summary>
public sealed class AttributionBook(TenantScope tenants, TimeProvider clock)
{
    private const string ReadSql = "select keys, touch from attribution_settings where tenant_id = $1";

    private const string SaveSql =
        """
        insert into attribution_settings (tenant_id, keys, touch, changed_at) values ($1, $2, $3, $4)
        on conflict (tenant_id) do update set keys = excluded.keys, touch = excluded.touch, changed_at = excluded.changed_at
        """;

    /// <summary>The rules in force.</summary>
    public Task<AttributionRules> ReadAsync(TenantId tenant, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            AddTo(batch, tenant);
            await using var rows = await batch.ExecuteReaderAsync(token);
            return await ReadAsync(rows, token);
        },
        cancellationToken);

    /// <summary>Puts other rules in force, for postbacks judged from now on.</summary>
    public Task SaveAsync(TenantId tenant, AttributionRules rules, CancellationToken cancellationToken) => tenants.RunAsync(
        tenant,
        async (context, token) =>
        {
            await using var batch = context.CreateBatch();
            batch.Add(SaveSql).Uuid(tenant.Value).Texts([.. rules.Order.Select(WireName<AttributionKey>.Of)]).Text(WireName<CustomerTouch>.Of(rules.Touch)).Time(clock.GetUtcNow());
            await batch.ExecuteNonQueryAsync(token);
        },
        cancellationToken);

    /// <summary>Adds the statement that reads them to the caller's batch.</summary>
    internal static void AddTo(NpgsqlBatch batch, TenantId tenant) => batch.Add(ReadSql).Uuid(tenant.Value);

    /// <summary>Reads its result, the reader standing on it.</summary>
    internal static async Task<AttributionRules> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellationToken) =>
        await rows.ReadAsync(cancellationToken)
            ? new AttributionRules([.. rows.GetFieldValue<string[]>(0).Select(Parse<AttributionKey>)], Parse<CustomerTouch>(rows.GetString(1)))
            : AttributionRules.Default;

    private static T Parse<T>(string text)
        where T : struct, Enum => WireName<T>.TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}.");
}
