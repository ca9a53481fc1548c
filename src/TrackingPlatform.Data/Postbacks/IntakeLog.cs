using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Reads how one advertiser's postbacks fare, and which advertisers have fallen silent.</summary>
public sealed class IntakeLog(TenantScope tenants)
{
    private const int Refusals = 8;

    /// <summary>Reads the postbacks of a stretch of time.</summary>
    public Task<IntakeFigures> ReadAsync(TenantId tenant, AdvertiserId advertiser, TimeRange range, CancellationToken cancellationToken) =>
        tenants.RunAsync(
            tenant,
            async (context, token) =>
            {
                var conditions = Conditions(tenant, advertiser).Within("receipt_id", range);
                var verdicts = await context.ReadAsync(
                    $"select verdict, count(*) as counted, max(receipt_id::text) as newest from inbound where {conditions.Where} group by verdict",
                    conditions,
                    row => (Verdict: row.Named<PostbackVerdict>("verdict"), Count: row.Long("counted"), Newest: Guid.Parse(row.Text("newest"))),
                    token);
                conditions = Conditions(tenant, advertiser).Within("receipt_id", range);
                var notes = await context.ReadAsync(
                    $"select note, count(*) as counted from inbound, unnest(notes) note where {conditions.Where} group by note order by 2 desc",
                    conditions,
                    row => (Note: row.Text("note"), Count: row.Long("counted")),
                    token);
                var refusals = await InboundLogReader.FindNewestAsync(
                    context, new InboundFilter { Advertiser = advertiser, Verdicts = [PostbackVerdict.Rejected], Range = range }, Refusals, token);
                return new IntakeFigures(
                    verdicts.ToDictionary(each => each.Verdict, each => each.Count),
                    notes.ToDictionary(each => each.Note, each => each.Count),
                    refusals,
                    verdicts.Count > 0 ? verdicts.Max(each => EntityId.TimeOf(each.Newest)) : await LastHourAsync(context, tenant, advertiser, token),
                    (await SilencesAsync(context, tenant, advertiser, token)).FirstOrDefault());
            },
            cancellationToken);

    /// <summary>The advertisers of a tenant that have fallen silent, the longest silent first.</summary>
    public Task<IReadOnlyList<PostbackSilence>> SilencesAsync(TenantId tenant, CancellationToken cancellationToken) =>
        tenants.RunAsync<IReadOnlyList<PostbackSilence>>(tenant, async (context, token) => await SilencesAsync(context, tenant, null, token), cancellationToken);

    private static async Task<DateTimeOffset?> LastHourAsync(TenantDbContext context, TenantId tenant, AdvertiserId advertiser, CancellationToken cancellationToken)
    {
        var conditions = Conditions(tenant, advertiser);
        return (await context.ReadAsync($"select max(hour) as last from postback_hours where {conditions.Where}", conditions, row => row.TimeOrNull("last"), cancellationToken)).FirstOrDefault();
    }

    private static Task<List<PostbackSilence>> SilencesAsync(TenantDbContext context, TenantId tenant, AdvertiserId? advertiser, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("s.tenant_id = @", tenant.Value).AndId("s.advertiser_id = @", advertiser).AndAlso("s.ended_at is null");
        return context.ReadAsync(
            $"""
            select s.advertiser_id, a.name, s.since, s.raised_at, s.expected
            from postback_silences s join advertisers a on a.tenant_id = s.tenant_id and a.id = s.advertiser_id
            where {conditions.Where} order by s.since
            """,
            conditions,
            row => new PostbackSilence(row.Id<AdvertiserId>("advertiser_id"), row.Text("name"), row.Time("since"), row.Time("raised_at"), row.Decimal("expected")),
            cancellationToken);
    }

    private static SqlFilter Conditions(TenantId tenant, AdvertiserId advertiser) => new SqlFilter().And("tenant_id = @", tenant.Value).AndId<AdvertiserId>("advertiser_id = @", advertiser);
}
