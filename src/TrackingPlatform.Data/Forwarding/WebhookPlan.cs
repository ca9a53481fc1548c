using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Plans what the tenants' webhooks hear of changes, as one statement in the changes' own transaction.</summary>
internal sealed class WebhookPlan(DateTimeOffset now)
{
    private static readonly RowShape Shape = new(
        "tenant_id uuid, first_id text, conversion_id uuid, event_seq int, publisher_id uuid, offer_id uuid, event text, status_sent text, macro_values jsonb, kind text");

    // The beginning of an id made now keeps the ids in the order of time; the rest is random, for there may be several webhooks.
    private static readonly string Sql =
        $"""
        insert into deliveries (tenant_id, delivery_id, conversion_id, webhook_id, event_seq, publisher_id, offer_id, event, status_sent, endpoint, state, macro_values,
            next_at, created_at, deadline_at)
        select given.tenant_id, (left(given.first_id, 19) || right(gen_random_uuid()::text, 17))::uuid, given.conversion_id, webhook.webhook_id, given.event_seq,
            given.publisher_id, given.offer_id, given.event, given.status_sent, webhook.endpoint, 'due', given.macro_values,
            now(), now(), now() + make_interval(secs => ${Shape.Count + 1})
        from {Shape.Given} join webhooks webhook on webhook.tenant_id = given.tenant_id and webhook.status = 'active' and given.kind = any (webhook.kinds)
        """;

    private readonly RowSet _changes = new(Shape);

    /// <summary>Takes a change up, if anybody hears of it.</summary>
    public void Add(BookedChange change)
    {
        var context = change.Context;
        if (!context.HasWebhooks)
        {
            return;
        }

        _changes.Row()
            .Uuid(context.Tenant.Value).Text(DeliveryId.New(now).Value.ToString()).Uuid(change.ConversionId.Value).Int(change.Sequence)
            .Uuid(context.Publisher.Value).Uuid(change.Offer.Id.Value).Text(change.Event.Name).Text(WireName<ConversionStatus>.Of(change.Status))
            .Json(JsonSerializer.Serialize(WebhookMessage.Of(change, now), DataJson.Default.WebhookMessage)).Text(WebhookKinds.OfChange(change.Sequence));
    }

    /// <summary>Adds the statement for all that was taken up.</summary>
    public void AddTo(NpgsqlBatch batch)
    {
        if (!_changes.IsEmpty)
        {
            _changes.AddTo(batch, Sql).Int((int)DeliveryPlanner.Lifetime.TotalSeconds);
        }
    }
}
