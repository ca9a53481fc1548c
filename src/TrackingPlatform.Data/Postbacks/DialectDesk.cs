using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Keeps which other platforms' postbacks a tenant takes. Works under the tenant's own policies.</summary>
public sealed class DialectDesk(TenantScope tenants)
{
    private const string PutSql =
        """
        insert into postback_dialects (tenant_id, dialect, network, advertiser_id, events, changed_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, dialect) do update set network = excluded.network, advertiser_id = excluded.advertiser_id, events = excluded.events, changed_at = excluded.changed_at
        """;

    /// <summary>The dialects that are on.</summary>
    public Task<IReadOnlyDictionary<PostbackDialect, DialectSettings>> ReadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tenants.RunAsync<IReadOnlyDictionary<PostbackDialect, DialectSettings>>(
            tenant,
            async (context, token) =>
            {
                var conditions = new SqlFilter().And("tenant_id = @", tenant.Value);
                var rows = await context.ReadAsync(
                    $"select dialect, network, advertiser_id, events::text as events from postback_dialects where {conditions.Where}",
                    conditions,
                    row => (Dialect: row.Named<PostbackDialect>("dialect"), Settings: new DialectSettings(
                        row.TextOrNull("network"), row.IdOrNull<AdvertiserId>("advertiser_id"), Events(row.Text("events")))),
                    token);
                return rows.ToDictionary(row => row.Dialect, row => row.Settings);
            },
            cancellationToken);

    /// <summary>Switches dialects on or changes them, and switches those off that have no settings.</summary>
    public Task SaveAsync(TenantId tenant, IReadOnlyDictionary<PostbackDialect, DialectSettings?> dialects, DateTimeOffset now, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                await using var batch = context.CreateBatch();
                foreach (var (dialect, settings) in dialects)
                {
                    var name = WireName<PostbackDialect>.Of(dialect);
                    _ = settings is null
                        ? batch.Add("delete from postback_dialects where tenant_id = $1 and dialect = $2").Uuid(tenant.Value).Text(name)
                        : batch.Add(PutSql).Uuid(tenant.Value).Text(name).Text(settings.Network).Uuid(settings.Advertiser?.Value)
                            .Json(JsonSerializer.Serialize(new Dictionary<string, string>(settings.Events), DataJson.Default.DictionaryStringString)).Time(now);
                }

                if (batch.BatchCommands.Count > 0)
                {
                    await batch.ExecuteNonQueryAsync(token);
                }
            },
            cancellationToken);

    private static FrozenDictionary<string, string> Events(string json) =>
        (JsonSerializer.Deserialize(json, DataJson.Default.DictionaryStringString) ?? []).ToFrozenDictionary();
}
