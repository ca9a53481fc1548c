using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>Learns the shares of all optimised routes from clicks and conversions, and puts them in force.</summary>
/// <remarks>
/// An offer learns from all visitors that the campaign sent there, by whatever rule. A click counts once it is older than nine in ten of the offer's conversions were when they
/// came in: young clicks are no failures, and what comes late does not make an offer look bad.
/// </remarks>
public sealed class ShareLearner(DataSources sources, TimeProvider clock)
{
    // Clicks are counted in whole buckets, so conversions are held to the same moment.
    private const string EarningsSql =
        """
        with earned as (
            select c.offer_id, c.click_id, c.click_at, c.occurred_at - c.click_at as delay, c.currency = o.currency as is_valued,
                case $4 when 'profit' then c.revenue - c.payout when 'revenue' then c.revenue when 'payout' then c.payout else 1 end as value
            from conversions c join offers o on o.tenant_id = c.tenant_id and o.id = c.offer_id
            where c.tenant_id = $1 and c.campaign_id = $2 and c.offer_id = any($3) and c.click_id >= $6 and not c.is_test and c.status in ('approved', 'pending')
        ), ripe as (
            select o.offer_id, date_bin('15 minutes', $7 - coalesce(
                    (select least(greatest(percentile_disc(0.9) within group (order by e.delay), make_interval(secs => $8)), make_interval(secs => $9))
                        from earned e where e.offer_id = o.offer_id having count(*) >= $11),
                    make_interval(secs => $10)), 'epoch') as until
            from unnest($3) as o (offer_id)
        )
        select ripe.offer_id, ripe.until,
            coalesce((select sum(r.clicks - r.refused) from click_rollups r
                where r.tenant_id = $1 and r.campaign_id = $2 and r.offer_id = ripe.offer_id and r.bucket >= $5 and r.bucket < ripe.until), 0)::bigint,
            count(distinct e.click_id), coalesce(sum(e.value) filter (where e.is_valued or $4 = 'conversions'), 0),
            count(distinct e.click_id) filter (where e.is_valued or $4 = 'conversions')
        from ripe left join earned e on e.offer_id = ripe.offer_id and e.click_at < ripe.until
        group by ripe.offer_id, ripe.until
        """;

    private const string ForgetSql =
        """
        delete from earned_shares e where e.tenant_id = $1 and e.campaign_id = $2
            and not exists (select from unnest($3, $4) as kept (rule, offer_id) where kept.rule = e.rule and kept.offer_id = e.offer_id)
        """;

    private const string KeepSql =
        """
        insert into earned_shares as e
            (tenant_id, campaign_id, rule, offer_id, share, aim, chance_of_best, goal, clicks, converted, value, valued, counted_until, changed_at, learnt_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
        on conflict (tenant_id, campaign_id, rule, offer_id) do update set
            share = excluded.share, aim = excluded.aim, chance_of_best = excluded.chance_of_best, goal = excluded.goal, clicks = excluded.clicks, converted = excluded.converted,
            value = excluded.value, valued = excluded.valued, counted_until = excluded.counted_until, learnt_at = excluded.learnt_at,
            changed_at = case when e.share = excluded.share then e.changed_at else excluded.changed_at end
        """;

    /// <summary>Takes one step in every optimised route.</summary>
    /// <returns>How many campaigns have some.</returns>
    public async Task<int> LearnAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var campaigns = await OptimisedCampaigns.ReadAsync(connection, cancellationToken);
        foreach (var campaign in campaigns)
        {
            var earnings = await EarningsAsync(connection, campaign, now, cancellationToken);
            await KeepAsync(connection, campaign, Step(campaign, earnings), earnings, now, cancellationToken);
        }

        return campaigns.Count;
    }

    private static async Task<Dictionary<OfferId, (OfferEarnings Earnings, DateTimeOffset Until)>> EarningsAsync(
        NpgsqlConnection connection, OptimisedCampaign campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = new DateTimeOffset((now - ShareLearning.Memory).UtcDateTime.Date, TimeSpan.Zero); // a day begins with a bucket
        await using var batch = connection.CreateBatch();
        batch.Add(EarningsSql)
            .Uuid(campaign.Tenant).Uuid(campaign.Id).Uuids(campaign.Offers).Text(WireName<OptimisationGoal>.Of(campaign.Optimisation.Goal))
            .Time(since).Uuid(EntityId.FirstAt(since)).Time(now)
            .Real(ShareLearning.ShortestRipening.TotalSeconds).Real(ShareLearning.LongestRipening.TotalSeconds).Real(ShareLearning.UsualRipening.TotalSeconds)
            .Int(ShareLearning.DelaysKnownFrom);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var earnings = new Dictionary<OfferId, (OfferEarnings, DateTimeOffset)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var offer = new OfferId(rows.GetGuid(0));
            earnings[offer] = (new OfferEarnings(offer, rows.GetInt64(2), rows.GetInt64(3), rows.GetDecimal(4), rows.GetInt64(5)), rows.Time(1));
        }

        return earnings;
    }

    private static List<(string Rule, EarnedShare Share)> Step(OptimisedCampaign campaign, Dictionary<OfferId, (OfferEarnings Earnings, DateTimeOffset Until)> earnings) =>
    [
        .. campaign.Routes.SelectMany(route => ShareLearning
            .Step(
                [.. route.Offers.Zip(campaign.Earned.WeightsOf(route.Rule, route.Offers), (each, weight) => (earnings[each.Offer].Earnings, (double)weight))],
                campaign.Optimisation.Exploration / 100.0)
            .Select(share => (route.Rule, share))),
    ];

    // One transaction a campaign: an edge never sees shares of two steps.
    private static async Task KeepAsync(
        NpgsqlConnection connection,
        OptimisedCampaign campaign,
        List<(string Rule, EarnedShare Share)> shares,
        Dictionary<OfferId, (OfferEarnings Earnings, DateTimeOffset Until)> earnings,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(ForgetSql)
            .Uuid(campaign.Tenant).Uuid(campaign.Id).Texts([.. shares.Select(each => each.Rule)]).Uuids([.. shares.Select(each => each.Share.Earnings.Offer.Value)]);
        foreach (var (rule, share) in shares)
        {
            var judged = share.Earnings;
            batch.Add(KeepSql)
                .Uuid(campaign.Tenant).Uuid(campaign.Id).Text(rule).Uuid(judged.Offer.Value)
                .Real(share.Share).Real(share.Aim).Real(share.ChanceOfBest).Text(WireName<OptimisationGoal>.Of(campaign.Optimisation.Goal))
                .Long(judged.Clicks).Long(judged.Converted).Number(judged.Value).Long(judged.Valued)
                .Time(earnings[judged.Offer].Until).Time(now);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
