using System.Text.Json;
using Npgsql;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Data.Offers;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Conversions;

/// <summary>What puts changes into history, figures and outbox, a statement a table however many changes there are; it travels in the caller's batch and commits with it.</summary>
internal sealed class BookingWrites(DateTimeOffset now)
{
    private const string DeliveryColumns =
        "tenant_id uuid, delivery_id uuid, conversion_id uuid, template_id uuid, template_version int, event_seq int, publisher_id uuid, offer_id uuid, event text, " +
        "status_sent text, endpoint text";

    private static readonly RowShape History = new(
        "tenant_id uuid, conversion_id uuid, event_seq int, at timestamptz, source text, receipt_id uuid, actor text, status text, reason text, note text, " +
        "amount numeric, payout numeric, revenue numeric, caps jsonb, pricing jsonb");

    private static readonly RowShape Figures = new(
        "tenant_id uuid, conversion_id uuid, event_seq int, bucket timestamptz, publisher_id uuid, campaign_id uuid, offer_id uuid, advertiser_id uuid, link_id uuid, " +
        "event_id uuid, currency text, conversions int, pending int, held int, rejected int, reversed int, amount numeric, payout numeric, revenue numeric, " +
        "payout_pending numeric");

    private static readonly RowShape Due = new(DeliveryColumns + ", macro_values jsonb");
    private static readonly RowShape Waiting = new(DeliveryColumns + ", macro_values jsonb, wait int");
    private static readonly RowShape Suppressed = new(DeliveryColumns + ", reason text, detail text");

    private static readonly string HistorySql = $"insert into conversion_changes ({History.Columns}) select {History.Values} from {History.Given}";
    private static readonly string FiguresSql = $"insert into conversion_deltas ({Figures.Columns}) select {Figures.Values} from {Figures.Given}";

    // The database's clock times deliveries, since every node must agree when one is due.
    private static readonly string DueSql =
        $"""
        insert into deliveries ({Due.Columns}, state, next_at, created_at, deadline_at)
        select {Due.Values}, 'due', now() + make_interval(secs => given.wait), now(), now() + make_interval(secs => ${Waiting.Count + 1} + given.wait) from {Waiting.Given}
        """;

    private static readonly string SuppressedSql =
        $"insert into deliveries_done ({Suppressed.Columns}, state, created_at) select {Suppressed.Values}, 'suppressed', now() from {Suppressed.Given}";

    private static readonly TimeSpan Bucket = TimeSpan.FromMinutes(15);

    private readonly RowSet _history = new(History);
    private readonly RowSet _figures = new(Figures);
    private readonly RowSet _due = new(Waiting);
    private readonly RowSet _suppressed = new(Suppressed);
    private readonly WebhookPlan _webhooks = new(now);
    private readonly List<CapMove> _moves = [];

    /// <summary>Adds the statements for one change.</summary>
    /// <returns>A check to be made after the batch has run.</returns>
    public static Action AddChange(NpgsqlBatch batch, BookedChange change, DateTimeOffset now)
    {
        var writes = new BookingWrites(now);
        writes.Add(change);
        return writes.AddTo(batch);
    }

    /// <summary>Takes a change's history, figures, counters of caps and deliveries up.</summary>
    public void Add(BookedChange change)
    {
        AddHistory(change);
        if (!change.Context.IsTest)
        {
            AddFigures(change);
        }

        foreach (var delivery in DeliveryPlanner.Plan(change.ForPublisher, change.Context.Templates, now))
        {
            AddDelivery(change, delivery);
        }

        _webhooks.Add(change);
        _moves.AddRange(change.Caps?.Moves ?? []);
    }

    /// <summary>Adds the statements for all that was taken up.</summary>
    /// <returns>A check to be made after the batch has run.</returns>
    public Action AddTo(NpgsqlBatch batch)
    {
        AddTo(batch, _history, HistorySql);
        AddTo(batch, _figures, FiguresSql);
        AddTo(batch, _due, DueSql)?.Int((int)DeliveryPlanner.Lifetime.TotalSeconds);
        AddTo(batch, _suppressed, SuppressedSql);
        _webhooks.AddTo(batch);
        return CapCounters.AddMoves(batch, _moves, now);
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
                insert into replaced_details (tenant_id, conversion_id, event_seq, adv, user_id, coupon, creative, campaign_ref, others, items)
                select tenant_id, conversion_id, $3, adv, user_id, coupon, creative, campaign_ref, others, items from conversions where tenant_id = $1 and conversion_id = $2
                """)
                .Uuid(change.Context.Tenant.Value).Uuid(change.ConversionId.Value).Int(change.Sequence);
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

    private static NpgsqlBatchCommand? AddTo(NpgsqlBatch batch, RowSet rows, string sql) => rows.IsEmpty ? null : rows.AddTo(batch, sql);

    private void AddHistory(BookedChange change) => _history.Row()
        .Uuid(change.Context.Tenant.Value).Uuid(change.ConversionId.Value).Int(change.Sequence).Time(now)
        .Text(change.Source).Uuid(change.Receipt?.Value).Text(change.Actor)
        .Text(WireName<ConversionStatus>.Of(change.Status)).Text(change.Reason).Text(change.Note)
        .Number(change.Money.Amount).Number(change.Money.Payout).Number(change.Money.Revenue)
        .Json(change.Caps is { Moves.Count: > 0 } caps ? JsonSerializer.Serialize(CapNote.Of(caps), DataJson.Default.CapNoteArray) : null)
        .Json(Text(change.Pricing));

    private void AddFigures(BookedChange change)
    {
        var context = change.Context;
        var delta = change.Delta;
        _figures.Row()
            .Uuid(context.Tenant.Value).Uuid(change.ConversionId.Value).Int(change.Sequence).Time(BucketOf(change.OccurredAt))
            .Uuid(context.Publisher.Value).Uuid(context.Campaign?.Value ?? Guid.Empty).Uuid(change.Offer.Id.Value).Uuid(change.Offer.AdvertiserId.Value)
            .Uuid(context.Link?.Value ?? Guid.Empty).Uuid(change.Event.Id.Value).Text(change.Offer.Currency.Code)
            .Int(delta.Conversions).Int(delta.Pending).Int(delta.Held).Int(delta.Rejected).Int(delta.Reversed)
            .Number(delta.Amount).Number(delta.Payout).Number(delta.Revenue).Number(delta.PayoutPending);
    }

    private void AddDelivery(BookedChange change, PlannedDelivery delivery)
    {
        var isDue = delivery is { SuppressedBy: null, Template: not null, Values: not null };
        var row = (isDue ? _due : _suppressed).Row()
            .Uuid(change.Context.Tenant.Value).Uuid(delivery.Id.Value).Uuid(change.ConversionId.Value)
            .Uuid(delivery.Template?.Id.Value).Int(delivery.Template?.Version).Int(change.Sequence)
            .Uuid(change.Context.Publisher.Value).Uuid(change.Offer.Id.Value).Text(change.Event.Name).Text(WireName<ConversionStatus>.Of(change.Status))
            .Text(delivery.Template?.Endpoint);
        _ = isDue
            ? row.Json(delivery.Values?.ToJson()).Int((int?)delivery.Template?.Wait.TotalSeconds)
            : row.Text(delivery.SuppressedBy?.Reason).Text(delivery.SuppressedBy?.Detail);
    }

    private static DateTimeOffset BucketOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % Bucket.Ticks), TimeSpan.Zero);
}
