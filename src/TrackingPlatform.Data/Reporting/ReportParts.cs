using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The tables that a report adds up, each as one query with the same columns: keys, currency, figures.</summary>
internal sealed class ReportParts
{
    public const string Figures = "clicks, unique_clicks, refused, prefetched, cost, impressions, conversions, pending, held, rejected, reversed, amount, payout, revenue, payout_pending";

    private const string NoClicks = "0 as clicks, 0 as unique_clicks, 0 as refused, 0 as prefetched, 0::numeric as cost, 0 as impressions";
    private const string SummedClicks =
        "sum(clicks)::bigint as clicks, sum(unique_clicks)::bigint as unique_clicks, sum(refused)::bigint as refused, sum(prefetched)::bigint as prefetched, sum(cost) as cost";

    private const string SummedConversions =
        "sum(conversions)::bigint as conversions, sum(pending)::bigint as pending, sum(held)::bigint as held, sum(rejected)::bigint as rejected, sum(reversed)::bigint as reversed, "
        + "sum(amount) as amount, sum(payout) as payout, sum(revenue) as revenue, sum(payout_pending) as payout_pending";

    private const string NoConversions =
        "0 as conversions, 0 as pending, 0 as held, 0 as rejected, 0 as reversed, 0::numeric as amount, 0::numeric as payout, 0::numeric as revenue, 0::numeric as payout_pending";

    // The same sums as the drain's.
    private const string CountedClicks =
        $$"""
        count(*) filter (where flags & 513 = 0) as clicks, count(*) filter (where is_unique) as unique_clicks, count(*) filter (where flags & 513 = 0 and verdict = 'refused') as refused,
            count(*) filter (where flags & 1 = 1) as prefetched, coalesce(sum({{ClickCost.Expression}}) filter (where flags & 513 = 0), 0) as cost, 0 as impressions
        """;

    // The same sums as those of a booking.
    private const string CountedConversions =
        """
        count(*) filter (where v.status = 'approved') as conversions, count(*) filter (where v.status = 'pending') as pending, count(*) filter (where v.status = 'hold') as held,
            count(*) filter (where v.status = 'rejected') as rejected, count(*) filter (where v.status = 'reversed') as reversed,
            coalesce(sum(v.amount) filter (where v.status = 'approved'), 0) as amount, coalesce(sum(v.payout) filter (where v.status = 'approved'), 0) as payout,
            coalesce(sum(v.revenue) filter (where v.status = 'approved'), 0) as revenue, coalesce(sum(v.payout) filter (where v.status in ('pending', 'hold')), 0) as payout_pending
        """;

    private readonly ReportQuery _query;
    private readonly ReportPlan _plan;
    private readonly SqlFilter _values;
    private readonly ReportExpressions _expressions;
    private readonly IReadOnlyList<ReportAxis> _keys;
    private readonly string _tenant;
    private readonly string _zone;
    private readonly Lazy<string[]> _buckets;
    private readonly Lazy<string[]> _ids;
    private readonly IReadOnlyList<(ReportAxis Axis, string Values, bool IsText)> _wanted;
    private readonly string? _events;

    /// <param name="query">What is asked for.</param>
    /// <param name="values">Where parameters go.</param>
    /// <param name="tenant">The place holder of the tenant.</param>
    /// <param name="zone">The place holder of the zone.</param>
    /// <param name="keys">What the rows are told apart by, beside the currency.</param>
    public ReportParts(ReportQuery query, SqlFilter values, string tenant, string zone, IReadOnlyList<ReportAxis> keys)
    {
        (_query, _values, _tenant, _zone, _keys) = (query, values, tenant, zone, keys);
        _plan = ReportPlan.Of(query);
        _expressions = new ReportExpressions(values, zone);
        _buckets = new Lazy<string[]>(() => [values.Value(query.From), values.Value(query.Until)]);
        _ids = new Lazy<string[]>(() => [values.Value(EntityId.FirstAt(query.From)), values.Value(EntityId.FirstAt(query.Until))]);
        _wanted =
        [
            .. query.Only.Select(only => (ReportAxis.Of(only.Key), values.Value(only.Value.ToArray()), false)),
            .. query.OnlyTexts.Select(only => (only.Key, values.Value(only.Value.ToArray()), true)),
            .. query.OnlyCurrencies.Count > 0
                ? [(ReportAxis.Of(ReportDimension.Currency), values.Value(query.OnlyCurrencies.Select(currency => currency.Code).ToArray()), false)]
                : Array.Empty<(ReportAxis, string, bool)>(),
        ];
        _events = query.OnlyEvents.Count > 0 ? values.Value(query.OnlyEvents.Select(name => name.ToLowerInvariant()).ToArray()) : null;
    }

    /// <summary>The names of the steps, as the database numbers them.</summary>
    public static string DelayNames { get; } = $"(array[{string.Join(',', ConversionDelay.Names.Select(name => $"'{name}'"))}])";

    /// <summary>All of them, to be added up.</summary>
    public string Union => string.Join("\n    union all ", All());

    /// <summary>How a key is named within the statement, whatever it is called outside.</summary>
    public static string KeyColumn(int index) => $"key_{index}";

    private IEnumerable<string> All()
    {
        if (_plan.HasClicks)
        {
            if (_plan.IsRawForClicks)
            {
                yield return SingleClicks();
            }
            else
            {
                yield return OfRollup("click_rollups", "clicks", "click_days", $"{SummedClicks}, 0 as impressions, {NoConversions}");
            }
        }

        if (_plan.HasImpressions)
        {
            yield return OfRollup("impression_rollups", $"0 as clicks, 0 as unique_clicks, 0 as refused, 0 as prefetched, 0::numeric as cost, sum(impressions)::bigint as impressions, {NoConversions}");
        }

        if (_plan.IsRawForConversions)
        {
            yield return SingleConversions();
        }
        else
        {
            yield return OfRollup("conversion_rollups", "conversions", "conversion_days", $"{NoClicks}, {SummedConversions}");
            yield return OfRollup("conversion_deltas", $"{NoClicks}, {SummedConversions}");
        }
    }

    // The offset keeps the database from joining the other way round, which reads all quarters of the period to find that hardly any lies in a gap.
    // Each part is added up by itself: what is left to sort and to join is as much as will be shown.
    // Days that are closed are read from the roll-ups of days, everything between and around them from the quarters. One statement sees one moment, so a day that is opened
    // meanwhile counts once.
    private string OfRollup(string quarters, string kind, string days, string figures)
    {
        if (!_plan.IsByDays)
        {
            return OfRollup(quarters, figures);
        }

        var (from, until) = (_buckets.Value[0], _buckets.Value[1]);
        List<string> ofDays = [$"tenant_id = {_tenant}", $"day between ({from} at time zone {_zone})::date and ({until} at time zone {_zone})::date", $"day in (select day from closed_{kind})", .. Wanted(_expressions.OfDay, "event_id")];
        List<string> ofQuarters = [$"tenant_id = {_tenant}", "bucket >= gap.since", "bucket < gap.until", .. Wanted(_expressions.OfRollup, "event_id")];
        return
            $"""
            (with closed_{kind} as materialized (
                select day, starts, ends from rollup_days
                where tenant_id = {_tenant} and kind = '{kind}' and state = 'closed' and zone = {_zone} and starts >= {from} and ends <= {until}
            ), gaps as materialized (
                select since, until from (
                    select coalesce(lag(ends) over (order by starts), {from}) as since, starts as until from closed_{kind}
                    union all select coalesce(max(ends), {from}), {until} from closed_{kind}) gap
                where since < until
            )
            select {Keys(_expressions.OfDay)}currency, {figures} from {days} where {string.Join(" and ", ofDays)} group by {Places()}
            union all
            select {Keys(_expressions.OfRollup)}currency, {figures} from gaps gap cross join lateral (select * from {quarters} where {string.Join(" and ", ofQuarters)} offset 0) quarter group by {Places()})
            """;
    }

    private string OfRollup(string table, string figures)
    {
        List<string> conditions = [$"tenant_id = {_tenant}", $"bucket >= {_buckets.Value[0]}", $"bucket < {_buckets.Value[1]}", .. Wanted(_expressions.OfRollup, "event_id")];
        return $"select {Keys(_expressions.OfRollup)}currency, {figures} from {table} where {string.Join(" and ", conditions)} group by {Places()}";
    }

    // A click's time is its id's, and only bounds on the id let the database pass by the partitions of other days. An imported click was counted where it was made.
    private string SingleClicks()
    {
        List<string> conditions = [$"tenant_id = {_tenant}", $"click_id >= {_ids.Value[0]}", $"click_id < {_ids.Value[1]}", "flags & 1024 = 0", .. Wanted(_expressions.OfClick, "")];
        return $"select {Keys(_expressions.OfClick)}currency, {CountedClicks}, {NoConversions} from clicks where {string.Join(" and ", conditions)} group by {Places()}";
    }

    // The click is looked up by its id, one by one: its day lies before the conversion's, how long nobody knows, and a join would read all days there are.
    private string SingleConversions()
    {
        var by = _query.ConversionsBy;
        string[] span = by == ConversionTime.Click
            ? [$"v.click_id >= {_ids.Value[0]}", $"v.click_id < {_ids.Value[1]}"]
            : [$"v.occurred_at >= {_buckets.Value[0]}", $"v.occurred_at < {_buckets.Value[1]}"];
        List<string> conditions = [$"v.tenant_id = {_tenant}", .. span, "not v.is_test", .. Wanted(axis => _expressions.OfConversion(axis, by), "v.event_id")];
        var click = _query.Axes.Any(ReportExpressions.NeedsClick)
            ? $"left join lateral (select * from clicks where clicks.tenant_id = {_tenant} and clicks.click_id = v.click_id limit 1) k on true"
            : "";
        return $"select {Keys(axis => _expressions.OfConversion(axis, by))}v.currency, {NoClicks}, {CountedConversions} from conversions v {click} where {string.Join(" and ", conditions)} group by {Places()}";
    }

    private string Keys(Func<ReportAxis, string> expression) => string.Concat(_keys.Select((axis, index) => $"{expression(axis)} as {KeyColumn(index)}, "));

    private string Places() => string.Join(", ", Enumerable.Range(1, _keys.Count + 1));

    private IEnumerable<string> Wanted(Func<ReportAxis, string> expression, string eventColumn)
    {
        foreach (var (axis, wanted, isText) in _wanted)
        {
            yield return axis.Dimension == ReportDimension.Delay
                ? $"coalesce({DelayNames}[{expression(axis)} + 1], '') = any({wanted})"
                : $"{expression(axis)}{(isText ? "::text" : "")} = any({wanted})";
        }

        if (_events is { } events)
        {
            yield return $"{eventColumn} in (select id from offer_events where tenant_id = {_tenant} and lower(name) = any({events}))";
        }
    }
}
