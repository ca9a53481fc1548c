using Microsoft.EntityFrameworkCore;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Templates;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Counts what a replay would do, without doing it.</summary>
internal static class ReplayCount
{
    private sealed record Group(string State, string? Reason, string Currency, long Deliveries, decimal Payout, long ToDisabled);

    private sealed record Told(OfferId Offer, LinkId? Link, string Event, ConversionStatus Status, bool IsVisible, bool IsTest, string Currency, long Conversions, decimal Payout);

    public static Task<ReplayPreview> OfAsync(TenantDbContext context, ReplayPlan plan, CancellationToken cancellationToken) =>
        plan.Kind == ReplayKind.Resend ? OfDeliveriesAsync(context, plan.Filter, cancellationToken) : OfConversionsAsync(context, plan.Filter, cancellationToken);

    private static async Task<ReplayPreview> OfDeliveriesAsync(TenantDbContext context, DeliveryFilter filter, CancellationToken cancellationToken)
    {
        var conditions = DeliveryLog.Conditions(context.Tenant, filter);
        var groups = await context.ReadAsync(
            $"""
            select d.state, case when d.state = 'parked' then d.reason end as reason, v.currency, count(*) as deliveries, sum(v.payout) as payout,
                count(*) filter (where h.disabled_reason is not null) as to_disabled
            from {DeliveryLog.Everywhere} join conversions v on v.tenant_id = d.tenant_id and v.conversion_id = d.conversion_id
            left join endpoint_health h on h.tenant_id = d.tenant_id and h.endpoint = d.endpoint
            where {conditions.Where} group by 1, 2, 3
            """,
            conditions,
            row => new Group(row.Text("state"), row.TextOrNull("reason"), row.Text("currency"), row.Long("deliveries"), row.Decimal("payout"), row.Long("to_disabled")),
            cancellationToken);
        var publishers = (await context.ReadAsync(
            $"select count(distinct d.publisher_id) from {DeliveryLog.Everywhere} where {conditions.Where}", conditions, row => row.GetInt64(0), cancellationToken))[0];
        var paused = groups.Where(group => group.Reason == ReasonCodes.PublisherPaused).Sum(group => group.Deliveries);
        var sent = groups.Where(group => group.Reason != ReasonCodes.PublisherPaused).ToList();
        return new ReplayPreview(
            groups.Sum(group => group.Deliveries),
            paused == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { [ReasonCodes.PublisherPaused] = paused },
            groups.GroupBy(group => group.State).ToDictionary(same => same.Key, same => same.Sum(group => group.Deliveries)),
            publishers,
            sent.Where(group => group.State == WireName<DeliveryState>.Of(DeliveryState.Delivered)).Sum(group => group.Deliveries),
            sent.Sum(group => group.ToDisabled),
            sent.GroupBy(group => group.Currency).ToDictionary(same => same.Key, same => same.Sum(group => group.Payout)));
    }

    private static async Task<ReplayPreview> OfConversionsAsync(TenantDbContext context, DeliveryFilter filter, CancellationToken cancellationToken)
    {
        var template = await context.Templates.AsNoTracking().SingleAsync(row => row.Id == filter.Template, cancellationToken);
        var publisher = await context.Publishers.AsNoTracking().SingleAsync(row => row.Id == template.PublisherId, cancellationToken);
        var plan = new TemplatePlan(template.Id, template.CurrentVersion, "", template.Offers, template.Events, template.Statuses, null) { Links = template.Links };
        var conditions = ReplayBackfill.Conditions(context.Tenant, filter);
        var groups = await context.ReadAsync(
            $"""
            select c.offer_id, {(template.Links.Count > 0 ? "c.link_id" : "null::uuid")} as link_id, e.name as event, c.status, e.visible_to_publisher, c.is_test, c.currency, count(*) as conversions, sum(c.payout) as payout
            from conversions c join offer_events e on e.tenant_id = c.tenant_id and e.offer_id = c.offer_id and e.id = c.event_id
            where {conditions.Where} group by 1, 2, 3, 4, 5, 6, 7
            """,
            conditions,
            row => new Told(
                row.Id<OfferId>("offer_id"), row.IdOrNull<LinkId>("link_id"), row.Text("event"), row.Named<ConversionStatus>("status"), row.Flag("visible_to_publisher"), row.Flag("is_test"),
                row.Text("currency"), row.Long("conversions"), row.Decimal("payout")),
            cancellationToken);
        var isDisabled = await IsDisabledAsync(context, template, cancellationToken);
        var judged = groups.Select(group => (Group: group, Reason: Suppression(group, plan, publisher.Status))).ToList();
        var sent = judged.Where(each => each.Reason is null).Select(each => each.Group).ToList();
        return new ReplayPreview(
            groups.Sum(group => group.Conversions),
            judged.Where(each => each.Reason is not null).GroupBy(each => each.Reason!).ToDictionary(same => same.Key, same => same.Sum(each => each.Group.Conversions)),
            new Dictionary<string, long>(),
            sent.Count == 0 ? 0 : 1,
            0,
            isDisabled ? sent.Sum(group => group.Conversions) : 0,
            sent.GroupBy(group => group.Currency).ToDictionary(same => same.Key, same => same.Sum(group => group.Payout)))
        {
            DependsOnCondition = template.When is not null && sent.Count > 0,
        };
    }

    private static string? Suppression(Told group, TemplatePlan plan, PublisherStatus publisher) =>
        DeliveryPlanner.Suppression(plan, group.Offer, group.Link, group.Event, group.Status, publisher, group.IsVisible, group.IsTest);

    private static async Task<bool> IsDisabledAsync(TenantDbContext context, PostbackTemplate template, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("v.tenant_id = @", context.Tenant.Value).And("v.template_id = @", template.Id.Value).And("v.number = @", template.CurrentVersion);
        return (await context.ReadAsync(
            $"""
            select h.disabled_reason from template_versions v join endpoint_health h on h.tenant_id = v.tenant_id and h.endpoint = v.endpoint
            where {conditions.Where} and h.disabled_reason is not null
            """,
            conditions,
            row => true,
            cancellationToken)).Count > 0;
    }
}
