using TrackingPlatform.Data.Clicks;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The figures of reports as SQL: added up from sums, or counted from single rows as the drain and bookings count them.</summary>
internal static class ReportFigureSql
{
    public const string NoClicks = "0 as clicks, 0 as unique_clicks, 0 as refused, 0 as prefetched, 0::numeric as cost";

    public const string NoConversions =
        "0 as conversions, 0 as pending, 0 as held, 0 as rejected, 0 as reversed, 0::numeric as amount, 0::numeric as payout, 0::numeric as revenue, 0::numeric as payout_pending";

    public const string SummedClicks =
        "sum(clicks)::bigint as clicks, sum(unique_clicks)::bigint as unique_clicks, sum(refused)::bigint as refused, sum(prefetched)::bigint as prefetched, sum(cost) as cost";

    public const string SummedConversions =
        "sum(conversions)::bigint as conversions, sum(pending)::bigint as pending, sum(held)::bigint as held, sum(rejected)::bigint as rejected, sum(reversed)::bigint as reversed, "
        + "sum(amount) as amount, sum(payout) as payout, sum(revenue) as revenue, sum(payout_pending) as payout_pending";

    /// <summary>Over <c>clicks</c>: the same sums as the drain's.</summary>
    public const string CountedClicks =
        $$"""
        count(*) filter (where flags & 513 = 0) as clicks, count(*) filter (where is_unique) as unique_clicks, count(*) filter (where flags & 513 = 0 and verdict = 'refused') as refused,
            count(*) filter (where flags & 1 = 1) as prefetched, coalesce(sum({{ClickCost.Expression}}) filter (where flags & 513 = 0), 0) as cost
        """;

    /// <summary>What is counted of <c>clicks</c> at all: an imported one was counted where it was made.</summary>
    public const string IsCounted = "flags & 1024 = 0";

    /// <summary>Over <c>conversions v</c>: the same sums as those of a booking.</summary>
    public const string CountedConversions =
        """
        count(*) filter (where v.status = 'approved') as conversions, count(*) filter (where v.status = 'pending') as pending, count(*) filter (where v.status = 'hold') as held,
            count(*) filter (where v.status = 'rejected') as rejected, count(*) filter (where v.status = 'reversed') as reversed,
            coalesce(sum(v.amount) filter (where v.status = 'approved'), 0) as amount, coalesce(sum(v.payout) filter (where v.status = 'approved'), 0) as payout,
            coalesce(sum(v.revenue) filter (where v.status = 'approved'), 0) as revenue, coalesce(sum(v.payout) filter (where v.status in ('pending', 'hold')), 0) as payout_pending
        """;

    /// <summary>The smallest id of a moment, a multiple of a millisecond.</summary>
    public static string FirstIdAt(string moment) => $"(lpad(to_hex((extract(epoch from {moment}) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid";

    /// <summary>The click of <c>conversions v</c> as <c>k</c>. It is looked up by its id, one by one: its day lies before the conversion's, how long nobody knows, and a join would read all days there are.</summary>
    public static string ClickOfConversion(string tenant) => $"left join lateral (select * from clicks where clicks.tenant_id = {tenant} and clicks.click_id = v.click_id limit 1) k on true";
}
