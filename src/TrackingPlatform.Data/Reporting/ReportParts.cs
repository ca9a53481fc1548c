using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;
using static TrackingPlatform.Data.Reporting.ReportFigureSql;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The tables that a report adds up, each as one query with the same columns: keys, currency, figures.</summary>
internal sealed class ReportParts
{
    public const string Figures = "clicks, unique_clicks, refused, prefetched, cost, impressions, conversions, pending, held, rejected, reversed, amount, payout, revenue, payout_pending";

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
            const string sums = $"{SummedClicks}, 0 as impressions, {NoConversions}";
            yield return _plan switch
            {
                { IsRawForClicks: true } => SingleClicks(),
                { Cut: { } cut } => OfFacets(cut, "clicks", "click_facet_days", sums, "true", ClicksOfGaps()),
                _ => OfRollup("click_rollups", "clicks", "click_days", sums),
            };
        }

        if (_plan.HasImpressions)
        {
            yield return OfRollup("impression_rollups", $"{NoClicks}, sum(impressions)::bigint as impressions, {NoConversions}");
        }

        if (_plan.IsRawForConversions)
        {
            yield return SingleConversions();
        }
        else if (_plan.Cut is { } cut)
        {
            // What is booked and not folded yet has not opened its day.
            var isFolded = $"day not in (select (bucket at time zone {_zone})::date from conversion_deltas where tenant_id = {_tenant})";
            yield return OfFacets(cut, "conversions", "conversion_facet_days", $"{NoClicks}, 0 as impressions, {SummedConversions}", isFolded, ConversionsOfGaps());
        }
        else
        {
            yield return OfRollup("conversion_rollups", "conversions", "conversion_days", $"{NoClicks}, 0 as impressions, {SummedConversions}");
            yield return OfRollup("conversion_deltas", $"{NoClicks}, 0 as impressions, {SummedConversions}");
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

        List<string> ofDays = [.. OfClosed(kind), .. Wanted(_expressions.OfDay, "event_id")];
        List<string> ofQuarters = [$"tenant_id = {_tenant}", "bucket >= gap.since", "bucket < gap.until", .. Wanted(_expressions.OfRollup, "event_id")];
        return
            $"""
            (with {ClosedAndGaps(kind, "state = 'closed'")}
            select {Keys(_expressions.OfDay)}currency, {figures} from {days} where {string.Join(" and ", ofDays)} group by {Places()}
            union all
            select {Keys(_expressions.OfRollup)}currency, {figures} from gaps gap cross join lateral (select * from {quarters} where {string.Join(" and ", ofQuarters)} offset 0) quarter group by {Places()})
            """;
    }

    // The same of visitors, with single rows in the place of quarters.
    private string OfFacets(FacetCut cut, string kind, string days, string figures, string condition, string ofGaps)
    {
        List<string> ofDays = [.. OfClosed(kind), $"facet = '{WireName<VisitorFacet>.Of(cut.Facet)}'", $"subject = '{WireName<FacetSubject>.Of(cut.Subject)}'", .. Wanted(_expressions.OfFacet, "subject_id")];
        return
            $"""
            (with {ClosedAndGaps(kind, $"faceted and {condition}")}
            select {Keys(_expressions.OfFacet)}currency, {figures} from {days} where {string.Join(" and ", ofDays)} group by {Places()}
            union all
            {ofGaps})
            """;
    }

    private string ClosedAndGaps(string kind, string condition)
    {
        var (from, until) = (_buckets.Value[0], _buckets.Value[1]);
        return
            $"""
            closed_{kind} as materialized (
                select day, starts, ends from rollup_days
                where tenant_id = {_tenant} and kind = '{kind}' and {condition} and zone = {_zone} and starts >= {from} and ends <= {until}
            ), gaps as materialized (
                select since, until from (
                    select coalesce(lag(ends) over (order by starts), {from}) as since, starts as until from closed_{kind}
                    union all select coalesce(max(ends), {from}), {until} from closed_{kind}) gap
                where since < until
            )
            """;
    }

    private IEnumerable<string> OfClosed(string kind) =>
        [$"tenant_id = {_tenant}", $"day between ({_buckets.Value[0]} at time zone {_zone})::date and ({_buckets.Value[1]} at time zone {_zone})::date", $"day in (select day from closed_{kind})"];

    private string OfRollup(string table, string figures)
    {
        List<string> conditions = [$"tenant_id = {_tenant}", $"bucket >= {_buckets.Value[0]}", $"bucket < {_buckets.Value[1]}", .. Wanted(_expressions.OfRollup, "event_id")];
        return $"select {Keys(_expressions.OfRollup)}currency, {figures} from {table} where {string.Join(" and ", conditions)} group by {Places()}";
    }

    private string SingleClicks() =>
        $"select {Keys(_expressions.OfClick)}currency, {CountedClicks}, 0 as impressions, {NoConversions} from clicks where {string.Join(" and ", ClicksOfPeriod())} group by {Places()}";

    // The bounds of the whole period let the planner pass by the days outside of it.
    private string ClicksOfGaps()
    {
        List<string> conditions = [.. ClicksOfPeriod(), $"click_id >= {FirstIdAt("gap.since")}", $"click_id < {FirstIdAt("gap.until")}"];
        return
            $"""
            select {Keys(_expressions.OfClick)}currency, {CountedClicks}, 0 as impressions, {NoConversions}
            from gaps gap cross join lateral (select * from clicks where {string.Join(" and ", conditions)} offset 0) single group by {Places()}
            """;
    }

    // A click's time is its id's, and only bounds on the id let the database pass by the partitions of other days.
    private IEnumerable<string> ClicksOfPeriod() =>
        [$"tenant_id = {_tenant}", $"click_id >= {_ids.Value[0]}", $"click_id < {_ids.Value[1]}", IsCounted, .. Wanted(_expressions.OfClick, "")];

    private string SingleConversions()
    {
        string[] span = _query.ConversionsBy == ConversionTime.Click
            ? [$"v.click_id >= {_ids.Value[0]}", $"v.click_id < {_ids.Value[1]}"]
            : [$"v.occurred_at >= {_buckets.Value[0]}", $"v.occurred_at < {_buckets.Value[1]}"];
        return Conversions("conversions v", [$"v.tenant_id = {_tenant}", .. span, "not v.is_test"]);
    }

    private string ConversionsOfGaps() => Conversions(
        $"gaps gap cross join lateral (select * from conversions where tenant_id = {_tenant} and occurred_at >= gap.since and occurred_at < gap.until and not is_test offset 0) v", []);

    private string Conversions(string from, IEnumerable<string> span)
    {
        var by = _query.ConversionsBy;
        List<string> conditions = [.. span, .. Wanted(axis => _expressions.OfConversion(axis, by), "v.event_id")];
        var click = _query.Axes.Any(ReportExpressions.NeedsClick) ? ClickOfConversion(_tenant) : "";
        var where = conditions.Count > 0 ? "where " + string.Join(" and ", conditions) : "";
        return $"select {Keys(axis => _expressions.OfConversion(axis, by))}v.currency, {NoClicks}, 0 as impressions, {CountedConversions} from {from} {click} {where} group by {Places()}";
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
