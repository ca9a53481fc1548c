using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>
/// Counts what a backfill would do, without doing it: by the rules that the backfill itself asks. What a template wants by kind is judged in groups; a condition
/// and a throttle look at each conversion by itself.
/// </summary>
internal static class BackfillCount
{
    private sealed record Group(OfferId Offer, LinkId? Link, string Event, ConversionStatus Status, bool IsVisible, bool IsTest, string Currency, long Conversions, decimal Payout);

    public static async Task<ReplayPreview> OfAsync(TenantDbContext context, DeliveryFilter filter, TemplateMacros macros, CancellationToken cancellationToken)
    {
        var id = filter.Template ?? throw new ArgumentException("A backfill names the template to tell.", nameof(filter));
        var publisher = await context.Templates.AsNoTracking().Where(row => row.Id == id).Select(row => row.PublisherId).SingleAsync(cancellationToken);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        var standing = await BookingReads.ReadAsync(connection, context.Tenant, new Earner(publisher, null), null, macros, cancellationToken);
        var template = standing.Templates.SingleOrDefault(each => each.Id == id);
        var judged = (await GroupsAsync(context, filter, cancellationToken)).Select(group => (Group: group, Reason: Objection(group, template, standing))).ToList();
        var wanted = judged.Where(each => each.Reason is null).Select(each => each.Group).ToList();
        var refused = template is not null && wanted.Count > 0 && BackfillJudge.IsNeeded(template, standing.Throttles)
            ? await new BackfillJudge(context, standing, template).JudgeAsync(filter, wanted.Select(group => group.Offer).Distinct().ToList(), cancellationToken)
            : BackfillRefusals.None;

        var skipped = judged.Where(each => each.Reason is not null).GroupBy(each => each.Reason!).ToDictionary(same => same.Key, same => same.Sum(each => each.Group.Conversions));
        foreach (var (reason, count) in refused.Reasons)
        {
            skipped[reason] = skipped.GetValueOrDefault(reason) + count;
        }

        var matched = judged.Sum(each => each.Group.Conversions);
        var sent = matched - skipped.Values.Sum();
        return new ReplayPreview(
            matched,
            skipped,
            new Dictionary<string, long>(),
            sent == 0 ? 0 : 1,
            0,
            template is not null && await IsDisabledAsync(context, template.Endpoint, cancellationToken) ? sent : 0,
            sent == 0 ? new Dictionary<string, decimal>() : wanted.GroupBy(group => group.Currency)
                .ToDictionary(same => same.Key, same => same.Sum(group => group.Payout) - refused.Payout.GetValueOrDefault(same.Key)))
        {
            Known = await CandidatesAsync(context, filter, cancellationToken) - matched,
            DependsOnCondition = refused.IsCutOff,
        };
    }

    // In the order in which the backfill asks.
    private static string? Objection(Group group, TemplatePlan? template, BookingContext standing) =>
        group.IsTest ? ReasonCodes.TestConversion
        : template is null ? ReasonCodes.NoPostbackConfigured
        : DeliveryPlanner.Suppression(template, group.Offer, group.Link, group.Event, group.Status, standing.PublisherStatus, group.IsVisible, group.IsTest)
            ?? (template.References is null ? ReasonCodes.UrlInvalid : null);

    private static async Task<List<Group>> GroupsAsync(TenantDbContext context, DeliveryFilter filter, CancellationToken cancellationToken)
    {
        var conditions = ReplayBackfill.Conditions(context.Tenant, filter);
        return await context.ReadAsync(
            $"""
            select c.offer_id, c.link_id, e.name as event, c.status, e.visible_to_publisher, c.is_test, c.currency, count(*) as conversions, sum(c.payout) as payout
            from conversions c join offer_events e on e.tenant_id = c.tenant_id and e.offer_id = c.offer_id and e.id = c.event_id
            where {conditions.Where} group by 1, 2, 3, 4, 5, 6, 7
            """,
            conditions,
            row => new Group(
                row.Id<OfferId>("offer_id"), row.IdOrNull<LinkId>("link_id"), row.Text("event"), row.Named<ConversionStatus>("status"), row.Flag("visible_to_publisher"), row.Flag("is_test"),
                row.Text("currency"), row.Long("conversions"), row.Decimal("payout")),
            cancellationToken);
    }

    private static async Task<long> CandidatesAsync(TenantDbContext context, DeliveryFilter filter, CancellationToken cancellationToken)
    {
        var conditions = ReplayBackfill.Candidates(context.Tenant, filter);
        return (await context.ReadAsync($"select count(*) from conversions c where {conditions.Where}", conditions, row => row.GetInt64(0), cancellationToken))[0];
    }

    private static async Task<bool> IsDisabledAsync(TenantDbContext context, string endpoint, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("tenant_id = @", context.Tenant.Value).And("endpoint = @", endpoint).AndAlso("disabled_reason is not null");
        return (await context.ReadAsync($"select true from endpoint_health where {conditions.Where}", conditions, row => true, cancellationToken)).Count > 0;
    }
}
