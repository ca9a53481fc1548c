using Npgsql;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Finds the clicks that stand for another platform's.</summary>
internal static class ImportedClicks
{
    private const string FindSql =
        """
        with found as (select click_id from imported_clicks where tenant_id = $1 and foreign_id = $2)
        update inbound set click_id = (select click_id from found) where tenant_id = $1 and receipt_id = $3 and exists (select from found)
        returning click_id
        """;

    /// <summary>The postback with our click id in the place of a foreign one that was imported; as it is when there is none such.</summary>
    public static async Task<Postback> TranslateAsync(NpgsqlConnection connection, Posting posting, Postback postback, CancellationToken cancellationToken)
    {
        if (postback.ClickId?.Trim() is not { Length: > 0 and <= ForeignClickId.Longest } id || ForeignClickId.IsOurs(id))
        {
            return postback;
        }

        await using var batch = connection.CreateBatch().ForTenant(posting.Tenant.Value);
        batch.Add(FindSql).Uuid(posting.Tenant.Value).Text(id).Uuid(posting.Receipt.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? postback with { ClickId = new ClickId(rows.GetGuid(0)).ToString() } : postback;
    }
}
