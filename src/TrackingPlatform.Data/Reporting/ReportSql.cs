using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// The one statement of a report. One statement sees one moment, so a delta that is being folded counts once: either as itself or in its roll-up.
/// </summary>
internal sealed class ReportSql
{
    private const string ConversionColumns = "conversions, pending, held, rejected, reversed, amount, payout, revenue, payout_pending";

    private const string NoConversions =
        "0 as conversions, 0 as pending, 0 as held, 0 as rejected, 0 as reversed, 0::numeric as amount, 0::numeric as payout, 0::numeric as revenue, 0::numeric as payout_pending";

    private const string Sums =
        "sum(clicks)::bigint as clicks, sum(unique_clicks)::bigint as unique_clicks, sum(refused)::bigint as refused, sum(prefetched)::bigint as prefetched, sum(impressions)::bigint as impressions, "
        + "sum(conversions)::bigint as conversions, sum(pending)::bigint as pending, sum(held)::bigint as held, sum(rejected)::bigint as rejected, "
        + "sum(reversed)::bigint as reversed, sum(amount) as amount, sum(payout) as payout, sum(revenue) as revenue, sum(payout_pending) as payout_pending";

    private const string SumNames = "clicks, unique_clicks, refused, prefetched, impressions, " + ConversionColumns;

    private readonly ReportQuery _query;
    private readonly SqlFilter _values = new();
    private readonly string _tenant;
    private readonly string _zone;
    private readonly IReadOnlyList<ReportDimension> _keys;

    public ReportSql(TenantId tenant, ReportQuery query)
    {
        _query = query;
        _tenant = _values.Value(tenant.Value);
        _zone = _values.Value(query.Zone.Id);
        _keys = [.. query.GroupBy.Where(dimension => dimension != ReportDimension.Currency).Distinct()];
        var where = Where();
        Text = Write(where);
    }

    public string Text { get; }

    public SqlFilter Values => _values;

    public static string KeyColumn(ReportDimension dimension) => "key_" + WireName<ReportDimension>.Of(dimension);

    public static string NameColumn(ReportDimension dimension) => "name_" + WireName<ReportDimension>.Of(dimension);

    private string Write(string where)
    {
        var keys = string.Concat(_keys.Select(dimension => $"{KeyExpression(dimension)} as {KeyColumn(dimension)}, "));
        var clickKeys = _query.HasClicks
            ? $"select {keys}currency, clicks, unique_clicks, refused, prefetched, 0 as impressions, {NoConversions} from click_rollups where {where} union all "
                + $"select {keys}currency, 0, 0, 0, 0, impressions, {NoConversions} from impression_rollups where {where} union all "
            : "";
        var conversions = $"select {keys}currency, 0 as clicks, 0 as unique_clicks, 0 as refused, 0 as prefetched, 0 as impressions, {ConversionColumns} from";
        var names = string.Concat(_keys.Select(KeyColumn).Select(column => column + ", "));
        var places = string.Join(", ", Enumerable.Range(1, _keys.Count + 1));
        return
            $"""
            with figures as (
                {clickKeys}
                {conversions} conversion_rollups where {where}
                union all {conversions} conversion_deltas where {where}
            ), grouped as materialized (
                select {names}currency, {Sums} from figures group by {places}
            ), ranked as (
                select grouped.*{Concat(_keys.Select(NameExpression))}, row_number() over (order by {Order()}) as place
                from grouped {string.Concat(_keys.Select(NameJoin))}
            )
            select false as is_total, place{Concat(_keys.Select(KeyText))}{Concat(_keys.Select(NameColumn))}, currency, {SumNames} from ranked where place <= {_query.Limit + 1}
            union all
            select true, 0{string.Concat(_keys.Select(_ => ", null, null"))}, currency, {Sums} from grouped group by currency
            order by is_total, place, clicks desc
            """;
    }

    private string Where()
    {
        var conditions = new List<string>
        {
            $"tenant_id = {_tenant}",
            $"bucket >= {_values.Value(_query.From)}",
            $"bucket < {_values.Value(_query.Until)}",
        };
        conditions.AddRange(_query.Only.Select(pair => $"{IdColumn(pair.Key)} = any({_values.Value(pair.Value.ToArray())})"));
        if (_query.OnlyEvents.Count > 0)
        {
            var wanted = _values.Value(_query.OnlyEvents.Select(name => name.ToLowerInvariant()).ToArray());
            conditions.Add($"event_id in (select id from offer_events where tenant_id = {_tenant} and lower(name) = any({wanted}))");
        }

        if (_query.OnlyCurrencies.Count > 0)
        {
            conditions.Add($"currency = any({_values.Value(_query.OnlyCurrencies.Select(currency => currency.Code).ToArray())})");
        }

        return string.Join(" and ", conditions);
    }

    private string Order()
    {
        // Ties are settled by all keys, so that the same question gets the same answer.
        var ties = string.Concat(_keys.Select(KeyColumn).Select(column => ", " + column)) + ", grouped.currency";
        var direction = _query.Sort is { IsDescending: true } ? "desc" : "asc";
        return _query.Sort switch
        {
            { Metric: { } metric } => $"{MetricExpression(metric)} {direction} nulls last{ties}",
            { Dimension: ReportDimension.Currency } => $"grouped.currency {direction}{ties}",
            { Dimension: { } dimension } when ReportMetrics.IsTime(dimension) => $"{KeyColumn(dimension)} {direction}{ties}",
            { Dimension: { } dimension } => $"lower({NameColumnOf(dimension)}) {direction} nulls last{ties}",
            _ => string.Concat(_keys.Where(ReportMetrics.IsTime).Select(dimension => KeyColumn(dimension) + ", "))
                + (_query.HasClicks ? "clicks desc, " : "") + "conversions desc" + ties,
        };
    }

    private string KeyExpression(ReportDimension dimension) => dimension switch
    {
        ReportDimension.Day => $"(bucket at time zone {_zone})::date",
        ReportDimension.Hour => $"date_trunc('hour', bucket, {_zone})",
        ReportDimension.Week => $"date_trunc('week', bucket at time zone {_zone})::date",
        ReportDimension.Month => $"date_trunc('month', bucket at time zone {_zone})::date",
        ReportDimension.Currency => "currency",
        _ => IdColumn(dimension),
    };

    private static string KeyText(ReportDimension dimension)
    {
        var column = KeyColumn(dimension);
        return dimension switch
        {
            ReportDimension.Hour => $"extract(epoch from {column})::bigint::text as {column}",
            ReportDimension.Month => $"to_char({column}, 'YYYY-MM') as {column}",
            ReportDimension.Day or ReportDimension.Week => $"to_char({column}, 'YYYY-MM-DD') as {column}",
            _ => $"{column}::text as {column}",
        };
    }

    private static string IdColumn(ReportDimension dimension) => WireName<ReportDimension>.Of(dimension) + "_id";

    private static string NameColumnOf(ReportDimension dimension) => dimension switch
    {
        ReportDimension.Link => "of_link.code",
        _ => $"of_{WireName<ReportDimension>.Of(dimension)}.name",
    };

    private static string NameExpression(ReportDimension dimension) =>
        ReportMetrics.IsTime(dimension) ? $"null::text as {NameColumn(dimension)}" : $"{NameColumnOf(dimension)}::text as {NameColumn(dimension)}";

    private string NameJoin(ReportDimension dimension)
    {
        if (ReportMetrics.IsTime(dimension))
        {
            return "";
        }

        var (table, alias) = (dimension == ReportDimension.Event ? "offer_events" : WireName<ReportDimension>.Of(dimension) + "s", "of_" + WireName<ReportDimension>.Of(dimension));
        return $" left join {table} {alias} on {alias}.tenant_id = {_tenant} and {alias}.id = grouped.{KeyColumn(dimension)}";
    }

    private static string MetricExpression(ReportMetric metric) => metric switch
    {
        ReportMetric.Profit => "revenue - payout",
        ReportMetric.Margin => "(revenue - payout) / nullif(revenue, 0)",
        ReportMetric.Epc => "payout / nullif(clicks, 0)",
        ReportMetric.Ctr => "clicks::numeric / nullif(impressions, 0)",
        ReportMetric.Cr => "conversions::numeric / nullif(clicks, 0)",
        ReportMetric.Rpc => "revenue / nullif(clicks, 0)",
        _ => WireName<ReportMetric>.Of(metric),
    };

    private static string Concat(IEnumerable<string> columns) => string.Concat(columns.Select(column => ", " + column));
}
