using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Campaigns;

/// <summary>Reads the campaigns of all tenants that have something to learn.</summary>
internal static class OptimisedCampaigns
{
    private const string Which = "c.status = 'active' and (c.rotation = 'optimised' or c.rules @? '$[*].then ? (@.rotation == \"optimised\")')";

    private const string CampaignsSql = $"select c.tenant_id, c.id, c.goal, c.exploration, c.rules::text, c.rotation = 'optimised' from campaigns c where {Which} order by c.tenant_id, c.id";

    private const string OwnSql = $"select s.campaign_id, s.offer_id, s.weight from campaign_offers s join campaigns c on c.tenant_id = s.tenant_id and c.id = s.campaign_id where {Which} order by s.position";

    private const string ActiveSql = $"select o.id from offers o where o.status = 'active' and exists (select from campaigns c where c.tenant_id = o.tenant_id and {Which})";

    private const string EarnedSql = $"select e.campaign_id, e.rule, e.offer_id, e.share from earned_shares e join campaigns c on c.tenant_id = e.tenant_id and c.id = e.campaign_id where {Which}";

    public static async Task<IReadOnlyList<OptimisedCampaign>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(CampaignsSql);
        batch.Add(OwnSql);
        batch.Add(ActiveSql);
        batch.Add(EarnedSql);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var campaigns = await ReadAsync(
            rows, row => (Row: (row.GetGuid(0), row.GetGuid(1), new Optimisation(Goal(row.GetString(2)), row.GetInt32(3)), row.GetString(4)), IsOptimised: row.GetBoolean(5)), cancellationToken);
        var own = (await ReadAsync(rows, row => (Campaign: row.GetGuid(0), Share: (new OfferId(row.GetGuid(1)), row.GetInt32(2))), cancellationToken)).ToLookup(each => each.Campaign, each => each.Share);
        var active = (await ReadAsync(rows, row => new OfferId(row.GetGuid(0)), cancellationToken)).ToHashSet();
        var earned = (await ReadAsync(rows, row => (Campaign: row.GetGuid(0), Share: (row.GetString(1), new OfferId(row.GetGuid(2)), row.GetDouble(3))), cancellationToken))
            .ToLookup(each => each.Campaign, each => each.Share);
        return
        [
            .. campaigns.Select(each => OptimisedCampaign.Of(each.Row, each.IsOptimised, own[each.Row.Item2], active.Contains, new EarnedShares(earned[each.Row.Item2]))),
        ];
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        while (await rows.ReadAsync(cancellationToken))
        {
            list.Add(read(rows));
        }

        await rows.NextResultAsync(cancellationToken);
        return list;
    }

    private static OptimisationGoal Goal(string name) => WireName<OptimisationGoal>.TryParse(name, out var goal) ? goal : Optimisation.Usual.Goal;
}
