using Npgsql;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reconciliation;

/// <summary>The parameters by which a postback finds a booked conversion again.</summary>
internal static class BookedNames
{
    /// <summary>By conversion; one that no postback can find, because its event keeps every request, is left out.</summary>
    public static async Task<Dictionary<ConversionId, IReadOnlyList<KeyValuePair<string, string>>>> ReadAsync(TenantDbContext context, Guid[] conversions, CancellationToken cancellationToken)
    {
        var conditions = new SqlFilter().And("c.tenant_id = @", context.Tenant.Value).And("c.conversion_id = any(@)", conversions).And("e.dedupe <> @", WireName<DedupeMode>.Of(DedupeMode.KeepAndAdd));
        var found = await context.ReadAsync(
            $"""
            select c.conversion_id, c.click_id, c.txn_id, e.name event, c.offer_id, c.publisher_id, c.coupon, c.user_id, c.others from conversions c
            join offer_events e on e.tenant_id = c.tenant_id and e.offer_id = c.offer_id and e.id = c.event_id where {conditions.Where}
            """,
            conditions,
            row => (Id: row.Id<ConversionId>("conversion_id"), Names: Names(row)),
            cancellationToken);
        return found.ToDictionary(each => each.Id, each => each.Names);
    }

    // Without a click it is found as it was earned: by what was named then.
    private static IReadOnlyList<KeyValuePair<string, string>> Names(NpgsqlDataReader row)
    {
        var click = row.IdOrNull<ClickId>("click_id")?.ToString();
        var names = new (string Name, string? Value)[]
        {
            ("event", row.Text("event")),
            ("txn_id", row.TextOrNull("txn_id")),
            ("event_ref", row.Pairs("others").LastOrDefault(pair => pair.Key == "event_ref").Value),
            ("click_id", click),
            ("offer", click is null ? row.Id<OfferId>("offer_id").ToString() : null),
            ("publisher", click is null ? row.Id<PublisherId>("publisher_id").ToString() : null),
            ("coupon", click is null ? row.TextOrNull("coupon") : null),
            ("user_id", click is null ? row.TextOrNull("user_id") : null),
        };
        return [.. names.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value!))]; // not null by the line
    }
}
