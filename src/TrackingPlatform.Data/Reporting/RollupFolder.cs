using TrackingPlatform.Data.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Folds conversion deltas into the roll-ups. Reports add what is not folded yet, so folding changes no figure.</summary>
public sealed class RollupFolder(DataSources sources)
{
    /// <summary>How many are folded at a time.</summary>
    public const int BatchSize = 5_000;

    // One statement, so one transaction: a delta is gone exactly when its figures have moved. Rows are touched in key order, so that two
    // nodes cannot lock each other out.
    private const string FoldSql =
        """
        with taken as (
            delete from conversion_deltas where (tenant_id, conversion_id, event_seq) in (
                select tenant_id, conversion_id, event_seq from conversion_deltas limit $1 for update skip locked)
            returning *
        ), folded as (
            insert into conversion_rollups as rollup
                (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency,
                conversions, pending, held, rejected, reversed, amount, payout, revenue, payout_pending)
            select tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency,
                sum(conversions), sum(pending), sum(held), sum(rejected), sum(reversed), sum(amount), sum(payout), sum(revenue), sum(payout_pending)
            from taken
            group by tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency
            order by tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency
            on conflict (tenant_id, bucket, publisher_id, campaign_id, offer_id, advertiser_id, link_id, event_id, currency) do update set
                conversions = rollup.conversions + excluded.conversions,
                pending = rollup.pending + excluded.pending,
                held = rollup.held + excluded.held,
                rejected = rollup.rejected + excluded.rejected,
                reversed = rollup.reversed + excluded.reversed,
                amount = rollup.amount + excluded.amount,
                payout = rollup.payout + excluded.payout,
                revenue = rollup.revenue + excluded.revenue,
                payout_pending = rollup.payout_pending + excluded.payout_pending
        )
        select count(*) from taken
        """;

    /// <summary>Folds up to 5,000 deltas of any tenants.</summary>
    /// <returns>How many were folded; as many as asked for means that more are waiting.</returns>
    public async Task<int> FoldAsync(CancellationToken cancellationToken)
    {
        await using var connection = await sources.Platform.OpenConnectionAsync(cancellationToken);
        await using var batch = connection.CreateBatch();
        batch.Add(FoldSql).Int(BatchSize);
        return Convert.ToInt32(await batch.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }
}
