using System.Text.Json;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Reads which of a tenant's endpoints are in trouble.</summary>
public sealed class EndpointWatch(TenantScope tenants)
{
    /// <summary>Endpoints that are left alone for a while or disabled until somebody releases them, the longest in trouble first.</summary>
    public Task<IReadOnlyList<EndpointHealth>> TroubledAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = new SqlFilter().And("tenant_id = @", tenant.Value).AndAlso("(reopens_at is not null or disabled_reason is not null)");
                return (IReadOnlyList<EndpointHealth>)await context.ReadAsync(
                    $"select endpoint, breaker::text as breaker, disabled_reason, changed_at from endpoint_health where {conditions.Where} order by changed_at limit 20",
                    conditions,
                    row => new EndpointHealth(
                        new EndpointKey(tenant, row.Text("endpoint")),
                        JsonSerializer.Deserialize(row.Text("breaker"), DataJson.Default.CircuitBreaker) ?? CircuitBreaker.Fresh,
                        row.TextOrNull("disabled_reason"),
                        row.Time("changed_at")),
                    token);
            },
            cancellationToken);
}
