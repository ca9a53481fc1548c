using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Data.Clicks;

/// <summary>Stores what else came through the clicks' journal: visitors going on from pages before an offer, and impressions by the number.</summary>
internal static class BrowserRows
{
    public static async Task StoreAsync(NpgsqlConnection connection, ClickBatch batch, CancellationToken cancellationToken)
    {
        if (batch.ClickThroughs.Count == 0 && batch.Impressions.Count == 0)
        {
            return;
        }

        await using var statements = connection.CreateBatch();
        if (batch.ClickThroughs.Count > 0)
        {
            AddThroughs(statements, [.. batch.ClickThroughs.Select(each => each.Value)]);
        }

        if (batch.Impressions.Count > 0)
        {
            AddImpressions(statements, [.. batch.Impressions.CountBy(each => each.Value)]);
        }

        await statements.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddThroughs(NpgsqlBatch statements, ClickThrough[] throughs) => statements.Add(ClickSql.StoreThroughs)
        .Array(throughs, each => each.TenantId.Value)
        .Array(throughs, each => each.ClickId.Value)
        .Array(throughs, each => each.Position)
        .Array(throughs, each => each.OfferId?.Value ?? Guid.Empty)
        .Array(throughs, each => each.LandingPageId.Value)
        .Array(throughs, each => each.PublisherId.Value)
        .Array(throughs, each => each.Reason ?? string.Empty)
        .Array(throughs, each => each.At.UtcDateTime);

    private static void AddImpressions(NpgsqlBatch statements, KeyValuePair<Impression, int>[] seen) => statements.Add(ClickSql.CountImpressions)
        .Array(seen, each => each.Key.TenantId.Value)
        .Array(seen, each => each.Key.Bucket.UtcDateTime)
        .Array(seen, each => each.Key.PublisherId.Value)
        .Array(seen, each => each.Key.CampaignId?.Value ?? Guid.Empty)
        .Array(seen, each => each.Key.OfferId?.Value ?? Guid.Empty)
        .Array(seen, each => each.Key.AdvertiserId?.Value ?? Guid.Empty)
        .Array(seen, each => each.Key.LinkId?.Value ?? Guid.Empty)
        .Array(seen, each => each.Key.Currency.Code)
        .Array(seen, each => each.Key.Creative)
        .Array(seen, each => (long)each.Value);

    private static NpgsqlBatchCommand Array<TRow, TValue>(this NpgsqlBatchCommand command, TRow[] rows, Func<TRow, TValue> value)
    {
        command.Parameters.Add(new NpgsqlParameter<TValue[]> { TypedValue = System.Array.ConvertAll(rows, row => value(row)) });
        return command;
    }
}
