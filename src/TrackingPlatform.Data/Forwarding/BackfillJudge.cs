using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Asks a template's condition and the publisher's throttles of conversions one by one, as a backfill will, page by page and up to a bound.</summary>
internal sealed class BackfillJudge(TenantDbContext context, BookingContext standing, TemplatePlan template)
{
    /// <summary>The most that are asked: a few seconds' worth.</summary>
    public const int MostAsked = 100_000;

    private const int Page = 2_000;

    // The columns of a click stand in front, where they are read from; all null without one.
    private static readonly string ReadSql =
        $"""
        select k.*, c.conversion_id, c.offer_id as told_offer, e.name as event, c.status as conversion_status, c.amount, c.payout, c.currency as told_in, c.occurred_at, c.coupon,
            e.visible_to_publisher, c.click_id as told_click
        from conversions c join offer_events e on e.tenant_id = c.tenant_id and e.offer_id = c.offer_id and e.id = c.event_id
        left join lateral (select {ClickReading.Columns} from clicks where tenant_id = c.tenant_id and click_id = c.click_id) k on true
        """;

    private readonly Dictionary<string, long> _reasons = [];
    private readonly Dictionary<string, decimal> _payout = [];

    private sealed record Row(
        ConversionId Id, OfferId Offer, string Event, ConversionStatus Status, decimal? Amount, decimal Payout, string Currency, DateTimeOffset OccurredAt, string? Coupon, bool IsVisible,
        ClickId? ClickId, Click? Click);

    /// <summary>Whether anything is asked of each conversion by itself.</summary>
    public static bool IsNeeded(TemplatePlan template, IReadOnlyList<Throttle> throttles) =>
        template.When is not null || throttles.Any(throttle => throttle.Effect == ThrottleEffect.Hide);

    /// <param name="filter">Which conversions.</param>
    /// <param name="offers">Their offers, as far as the template wants them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BackfillRefusals> JudgeAsync(DeliveryFilter filter, IReadOnlyList<OfferId> offers, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var terms = await BookingReads.ReadOffersAsync(connection, context.Tenant, offers, cancellationToken);
        Guid? last = null;
        for (var asked = 0; asked < MostAsked; asked += Page)
        {
            var rows = await ReadAsync(filter, offers, last, cancellationToken);
            foreach (var row in rows)
            {
                var click = row.Click ?? (row.ClickId is { } id ? await BookingReads.FindDroppedClickAsync(connection, context.Tenant, id, cancellationToken) : null);
                Count(row, Suppression(row, click, terms[row.Offer]));
            }

            if (rows.Count < Page)
            {
                return new BackfillRefusals(_reasons, _payout, IsCutOff: false);
            }

            last = rows[^1].Id.Value;
        }

        return new BackfillRefusals(_reasons, _payout, IsCutOff: true);
    }

    private async Task<List<Row>> ReadAsync(DeliveryFilter filter, IReadOnlyList<OfferId> offers, Guid? after, CancellationToken cancellationToken)
    {
        var conditions = ReplayBackfill.Conditions(context.Tenant, filter)
            .And("c.offer_id = any(@)", offers.Select(offer => offer.Value).ToArray())
            .And("c.status = any(@)", template.Statuses.Select(WireName<ConversionStatus>.Of).ToArray())
            .And("c.conversion_id > @", after)
            .AndAlso("not c.is_test");
        return await context.ReadAsync($"{ReadSql} where {conditions.Where} order by c.conversion_id limit {Page}", conditions, Read, cancellationToken);
    }

    private static Row Read(NpgsqlDataReader row) => new(
        row.Id<ConversionId>("conversion_id"), row.Id<OfferId>("told_offer"), row.Text("event"), row.Named<ConversionStatus>("conversion_status"), row.DecimalOrNull("amount"),
        row.Decimal("payout"), row.Text("told_in"), row.Time("occurred_at"), row.TextOrNull("coupon"), row.Flag("visible_to_publisher"), row.IdOrNull<ClickId>("told_click"),
        row.IsDBNull(0) ? null : ClickReading.Read(row));

    private Suppression? Suppression(Row row, Click? click, OfferTerms offer) => DeliveryPlanner.Suppression(
        new PlannedChange
        {
            ConversionId = row.Id,
            Status = row.Status,
            Payout = row.Payout,
            Amount = row.Amount,
            OccurredAt = row.OccurredAt,
            Event = row.Event,
            IsVisible = row.IsVisible,
            IsThrottled = Throttles.Hide(standing.Throttles, row.Id, row.Offer, row.Event),
            Offer = offer,
            Publisher = standing.Publisher,
            Click = click,
            PublisherStatus = standing.PublisherStatus,
            Details = PostbackDetails.None with { Coupon = row.Coupon },
        },
        template);

    // What else keeps a conversion from the template was counted with its group.
    private void Count(Row row, Suppression? suppression)
    {
        if (suppression is { Reason: ReasonCodes.ConditionFalse or ReasonCodes.Throttled } refused)
        {
            _reasons[refused.Reason] = _reasons.GetValueOrDefault(refused.Reason) + 1;
            _payout[row.Currency] = _payout.GetValueOrDefault(row.Currency) + row.Payout;
        }
    }
}
