using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>The statements that put one change into history, figures and outbox; they travel in the caller's batch and commit with it.</summary>
internal static class BookingWrites
{
    private static readonly TimeSpan Bucket = TimeSpan.FromMinutes(15);

    /// <summary>Adds history, figures, counters of caps and deliveries of one change.</summary>
    /// <returns>A check to be made after the batch has run.</returns>
    public static Action AddChange(NpgsqlBatch batch, BookedChange change, DateTimeOffset now)
    {
        AddHistory(batch, change, now);
        if (!change.Context.IsTest)
        {
            AddFigures(batch, change);
        }

        foreach (var delivery in DeliveryPlanner.Plan(change.ForPublisher, change.Context.Templates, now))
        {
            AddDelivery(batch, change, delivery);
        }

        return CapCounters.AddMoves(batch, change.Caps?.Moves ?? [], now);
    }

    /// <summary>Moves the conversion itself to the change's state.</summary>
    public static void AddRevision(NpgsqlBatch batch, BookedChange change, DateTimeOffset now)
    {
        batch.Add(
            """
            update conversions set status = $3, reason = $4, note = $5, amount = $6, payout = $7, revenue = $8, event_seq = $9, changed_at = $10, release_at = $11, pricing = $12
            where tenant_id = $1 and conversion_id = $2
            """)
            .Uuid(change.Context.Tenant.Value).Uuid(change.ConversionId.Value)
            .Text(WireName<ConversionStatus>.Of(change.Status)).Text(change.Reason).Text(change.Note)
            .Number(change.Money.Amount).Number(change.Money.Payout).Number(change.Money.Revenue)
            .Int(change.Sequence).Time(now).Time(change.ReleaseAt).Json(Text(change.Pricing));
        if (change.ReplacesDetails)
        {
            var details = change.Details;
            batch.Add(
                """
                update conversions set adv = $3, user_id = $4, coupon = $5, creative = $6, campaign_ref = $7, others = $8, items = $9
                where tenant_id = $1 and conversion_id = $2
                """)
                .Uuid(change.Context.Tenant.Value).Uuid(change.ConversionId.Value)
                .Texts(Texts(details.Adv)).Text(details.UserId).Text(details.Coupon).Text(details.Creative).Text(details.CampaignRef)
                .Texts(RowReading.Flattened(details.Others)).Json(Text(details.Items));
        }
    }

    /// <summary>How money came about, as it is stored.</summary>
    public static string? Text(Pricing? pricing) => pricing is null ? null : JsonSerializer.Serialize(pricing, DataJson.Default.Pricing);

    /// <summary>A basket as it is stored.</summary>
    public static string? Text(IReadOnlyList<LineItem> items) => items.Count == 0 ? null : JsonSerializer.Serialize([.. items], DataJson.Default.LineItemArray);

    /// <summary>The advertiser's own values as they are stored.</summary>
    public static string?[]? Texts(IReadOnlyList<string?> adv) => adv.Any(value => value is not null) ? [.. adv] : null;

    private static void AddHistory(NpgsqlBatch batch, BookedChange change, DateTimeOffset now) => batch.Add(
        """
        insert into conversion_changes (tenant_id, conversion_id, event_seq, at, source, receipt_id, actor, status, reason, note, amount, payout, revenue, caps, pricing)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """)
        .Uuid(change.Context.Tenant.Value).Uuid(change.ConversionId.Value).Int(change.Sequence).Time(now)
        .Text(change.Source).Uuid(change.Receipt?.Value).Text(change.Actor)
        .Text(WireName<ConversionStatus>.Of(change.Status)).Text(change.Reason).Text(change.Note)
        .Number(change.Money.Amount).Number(change.Money.Payout).Number(change.Money.Revenue)
        .Json(change.Caps is { Moves.Count: > 0 } caps ? JsonSerializer.Serialize(CapNote.Of(caps), DataJson.Default.CapNoteArray) : null)
        .Json(Text(change.Pricing));

    private static void AddFigures(NpgsqlBatch batch, BookedChange change)
    {
        var context = change.Context;
        var delta = change.Delta;
        batch.Add(
            """
            insert into conversion_deltas (tenant_id, conversion_id, event_seq, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency,
                conversions, pending, held, rejected, reversed, amount, payout, revenue, payout_pending)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """)
            .Uuid(context.Tenant.Value).Uuid(change.ConversionId.Value).Int(change.Sequence).Time(BucketOf(change.OccurredAt))
            .Uuid(context.Publisher.Value).Uuid(context.Campaign?.Value ?? Guid.Empty).Uuid(change.Offer.Id.Value).Uuid(change.Offer.AdvertiserId.Value)
            .Uuid(context.Link?.Value ?? Guid.Empty).Uuid(change.Event.Id.Value).Text(change.Offer.Currency.Code)
            .Int(delta.Conversions).Int(delta.Pending).Int(delta.Held).Int(delta.Rejected).Int(delta.Reversed)
            .Number(delta.Amount).Number(delta.Payout).Number(delta.Revenue).Number(delta.PayoutPending);
    }

    // The database's clock times deliveries, since every node must agree when one is due.
    private static void AddDelivery(NpgsqlBatch batch, BookedChange change, PlannedDelivery delivery)
    {
        var tenant = change.Context.Tenant.Value;
        var publisher = change.Context.Publisher.Value;
        var status = WireName<ConversionStatus>.Of(change.Status);
        if (delivery is { SuppressedBy: null, Template: { } template, Values: { } values })
        {
            batch.Add(
                """
                insert into deliveries (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent,
                    endpoint, state, macro_values, next_at, created_at, deadline_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'due', $12, now() + make_interval(secs => $14), now(), now() + make_interval(secs => $13 + $14))
                """)
                .Uuid(tenant).Uuid(delivery.Id.Value).Uuid(change.ConversionId.Value).Uuid(template.Id.Value).Int(template.Version).Int(change.Sequence)
                .Uuid(publisher).Uuid(change.Offer.Id.Value).Text(change.Event.Name).Text(status).Text(template.Endpoint)
                .Json(values.ToJson()).Int((int)DeliveryPlanner.Lifetime.TotalSeconds).Int((int)template.Wait.TotalSeconds);
            return;
        }

        batch.Add(
            """
            insert into deliveries_done (tenant_id, delivery_id, conversion_id, template_id, template_version, event_seq, publisher_id, offer_id, event, status_sent,
                endpoint, state, reason, detail, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'suppressed', $12, $13, now())
            """)
            .Uuid(tenant).Uuid(delivery.Id.Value).Uuid(change.ConversionId.Value).Uuid(delivery.Template?.Id.Value).Int(delivery.Template?.Version).Int(change.Sequence)
            .Uuid(publisher).Uuid(change.Offer.Id.Value).Text(change.Event.Name).Text(status).Text(delivery.Template?.Endpoint)
            .Text(delivery.SuppressedBy?.Reason).Text(delivery.SuppressedBy?.Detail);
    }

    private static DateTimeOffset BucketOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Bucket.Ticks), TimeSpan.Zero);
}
