using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>What a campaign's optimised routes have learnt.</summary>
public static class EarnedShareReading
{
    private const string Sql =
        """
        select e.rule, e.offer_id, o.name, o.currency, e.share, e.aim, e.chance_of_best, e.goal, e.clicks, e.converted, e.value, e.valued, e.counted_until, e.changed_at, e.learnt_at
        from earned_shares e join offers o on o.tenant_id = e.tenant_id and o.id = e.offer_id
        """;

    /// <summary>All of them, the largest share of a route first.</summary>
    public static async Task<IReadOnlyList<EarnedStanding>> ReadEarnedAsync(this TenantDbContext context, CampaignId campaign, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var filter = new SqlFilter().And("e.tenant_id = @", context.Tenant.Value).And("e.campaign_id = @", campaign.Value);
        return await context.ReadAsync($"{Sql} where {filter.Where} order by e.rule, e.share desc, o.name, e.offer_id", filter, Read, cancellationToken);
    }

    private static EarnedStanding Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(2),
        Currency.Of(row.GetString(3)),
        new EarnedShare(
            new OfferEarnings(new OfferId(row.GetGuid(1)), row.GetInt64(8), row.GetInt64(9), row.GetDecimal(10), row.GetInt64(11)),
            row.GetDouble(4),
            row.IsDBNull(5) ? null : row.GetDouble(5),
            row.IsDBNull(6) ? null : row.GetDouble(6)),
        WireName<OptimisationGoal>.TryParse(row.GetString(7), out var goal) ? goal : Optimisation.Usual.Goal,
        row.Time(12),
        row.Time(13),
        row.Time(14));
}
