using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Plans what the tenant's webhooks hear of a change, in the change's own transaction.</summary>
internal static class WebhookPlan
{
    // The beginning of an id made now keeps the ids in the order of time; the rest is random, for there may be several webhooks.
    private const string Sql = """
        insert into deliveries (tenant_id, delivery_id, conversion_id, webhook_id, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, macro_values,
            next_at, created_at, deadline_at)
        select $1, (left($2, 19) || right(gen_random_uuid()::text, 17))::uuid, $3, webhook.webhook_id, $4, $5, $6, $7, $8, webhook.endpoint, 'due', $9,
            now(), now(), now() + make_interval(secs => $10)
        from webhooks webhook where webhook.tenant_id = $1 and webhook.status = 'active' and $11 = any (webhook.kinds)
        """;

    public static void AddTo(NpgsqlBatch batch, BookedChange change, DateTimeOffset now) =>
        batch.Add(Sql).Uuid(change.Context.Tenant.Value).Text(DeliveryId.New(now).Value.ToString()).Uuid(change.ConversionId.Value).Int(change.Sequence)
            .Uuid(change.Context.Publisher.Value).Uuid(change.Offer.Id.Value).Text(change.Event.Name).Text(WireName<ConversionStatus>.Of(change.Status))
            .Json(JsonSerializer.Serialize(WebhookMessage.Of(change, now), DataJson.Default.WebhookMessage)).Int((int)DeliveryPlanner.Lifetime.TotalSeconds)
            .Text(WebhookKinds.OfChange(change.Sequence));
}
