using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Writes what a webhook would be sent, to try it out with.</summary>
public sealed class WebhookTelling(TenantScope tenants, TemplateMacros macros, TimeProvider clock)
{
    private const string SourceSql = "select source from conversion_changes where tenant_id = $1 and conversion_id = $2 and event_seq = $3";

    /// <summary>The body about a conversion that was never booked; it says of itself that it is a test.</summary>
    /// <param name="kind">One of <see cref="Domain.Forwarding.WebhookKinds"/>.</param>
    public string Sample(string kind) => Write(WebhookMessage.Sample(kind, clock.GetUtcNow()));

    /// <summary>The body about a conversion as it stands now; null when the tenant has none of this id.</summary>
    public Task<string?> BodyAsync(TenantId tenant, ConversionId conversion, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var connection = (NpgsqlConnection)context.Database.GetDbConnection();
                if (await StoredConversion.FindAsync(connection, tenant, conversion, token) is not { } stored)
                {
                    return null;
                }

                var retold = await RetoldConversion.ReadEvenTestsAsync(connection, tenant, stored, macros, token);
                return Write(WebhookMessage.Of(retold.Latest(await SourceAsync(connection, tenant, stored, token)), clock.GetUtcNow()));
            },
            cancellationToken);

    private static async Task<string> SourceAsync(NpgsqlConnection connection, TenantId tenant, StoredConversion stored, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(SourceSql).Uuid(tenant.Value).Uuid(stored.State.Id.Value).Int(stored.State.Sequence);
        return (string)(await batch.ExecuteScalarAsync(cancellationToken))!; // every state of a conversion stands in its history
    }

    private static string Write(WebhookMessage message) => JsonSerializer.Serialize(message, DataJson.Default.WebhookMessage);
}
