using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// The one statement of a report. One statement sees one moment, so a delta that is being folded counts once: either as itself or in its roll-up.
/// </summary>
internal sealed class ReportSql
{
    private const string Sums =
        "sum(clicks)::bigint as clicks, sum(unique_clicks)::bigint as unique_clicks, sum(refused)::bigint as refused, sum(prefetched)::bigint as prefetched, sum(cost) as cost, "
        + "sum(impressions)::bigint as impressions, sum(conversions)::bigint as conversions, sum(pending)::bigint as pending, sum(held)::bigint as held, sum(rejected)::bigint as rejected, "
        + "sum(reversed)::bigint as reversed, sum(amount) as amount, sum(payout) as payout, sum(revenue) as revenue, sum(payout_pending) as payout_pending";

    private readonly ReportQuery _query;
    private readonly ReportPlan _plan;
    private readonly SqlFilter _values = new();
    private readonly string _tenant;
    private readonly IReadOnlyList<ReportAxis> _keys;
    private readonly ReportConversion? _conversion;

    public ReportSql(TenantId tenant, ReportQuery query)
    {
        _query = query;
        _plan = ReportPlan.Of(query);
        _tenant = _values.Value(tenant.Value);
        var zone = _values.Value(query.Zone.Id);
        _keys = KeysOf(query);
        _conversion = query.ConvertTo is { } target ? new ReportConversion(query, _values, _tenant, zone, _keys, target, Sums) : null;
        Text = Write(new ReportParts(query, _values, _tenant, zone, _conversion is null ? _keys : [.. _keys, ReportConversion.Day]).Union);
    }

    public string Text { get; }

    public SqlFilter Values => _values;

    /// <summary>What the rows are told apart by beside the currency, in the order of the columns.</summary>
    public static IReadOnlyList<ReportAxis> KeysOf(ReportQuery query) => [.. query.GroupBy.Where(axis => axis.Dimension != ReportDimension.Currency).Distinct()];

    public static string KeyColumn(int index) => ReportParts.KeyColumn(index);

    public static string NameColumn(int index) => $"name_{index}";

    private string Write(string figures)
    {
        var indices = Enumerable.Range(0, _keys.Count).ToList();
        var names = string.Concat(indices.Select(index => KeyColumn(index) + ", "));
        var places = string.Join(", ", Enumerable.Range(1, _keys.Count + 1));
        return
            $"""
            with figures as (
                {figures}
            ), {_conversion?.Steps}grouped as materialized (
                select {names}currency, {Sums}, {(_conversion is null ? ReportConversion.NoMarks : ReportConversion.Marks)} from {_conversion?.From ?? "figures"} group by {places}
            ), ranked as (
                select grouped.*{Concat(indices.Select(NameExpression))}, row_number() over (order by {Order()}) as place
                from grouped {string.Concat(indices.Select(NameJoin))}
            )
            select false as is_total, place{Concat(indices.Select(KeyText))}{Concat(indices.Select(NameColumn))}, currency, {(_conversion is null ? ReportParts.Figures : ReportConversion.Figures)}, is_converted, first_unrated, last_unrated from ranked where place <= {_query.Limit + 1}
            union all
            select true, 0{string.Concat(indices.Select(_ => ", null, null"))}, currency, {(_conversion is null ? Sums : ReportConversion.Totals)}, bool_or(is_converted), min(first_unrated), max(last_unrated) from grouped group by currency
            order by is_total, place, clicks desc
            """;
    }

    private string Order()
    {
        // Ties are settled by all keys, so that the same question gets the same answer.
        var ties = string.Concat(_keys.Select((_, index) => ", " + KeyColumn(index))) + ", grouped.currency";
        var direction = _query.Sort is { IsDescending: true } ? "desc" : "asc";
        return _query.Sort switch
        {
            { Formula: { } formula } => $"{FormulaSql.Of(formula.Root)} {direction} nulls last{ties}",
            { Metric: { } metric } => $"{FormulaSql.Of(metric)} {direction} nulls last{ties}",
            { Dimension.Dimension: ReportDimension.Currency } => $"grouped.currency {direction}{ties}",
            { Dimension: { } dimension } => $"{SortExpression(dimension)} {direction} nulls last{ties}",
            _ => string.Concat(_keys.Select((axis, index) => ReportMetrics.IsTime(axis) ? KeyColumn(index) + ", " : ""))
                + (_plan.HasClicks ? "clicks desc, " : "") + "conversions desc" + ties,
        };
    }

    private string SortExpression(ReportAxis axis)
    {
        var index = _keys.ToList().IndexOf(axis);
        return NamesOf(axis) is null ? KeyColumn(index) : $"lower(of_{index}.{NamesOf(axis)!.Value.Column})"; // it was looked at
    }

    private string KeyText(int index)
    {
        var column = KeyColumn(index);
        return _keys[index].Dimension switch
        {
            ReportDimension.Hour => $"extract(epoch from {column})::bigint::text as {column}",
            ReportDimension.Month => $"to_char({column}, 'YYYY-MM') as {column}",
            ReportDimension.Day or ReportDimension.Week => $"to_char({column}, 'YYYY-MM-DD') as {column}",
            ReportDimension.Delay => $"{ReportParts.DelayNames}[{column} + 1] as {column}",
            _ => $"{column}::text as {column}",
        };
    }

    private string NameExpression(int index) => (NamesOf(_keys[index]) is { } names ? $"of_{index}.{names.Column}::text" : "null::text") + $" as {NameColumn(index)}";

    private string NameJoin(int index) => NamesOf(_keys[index]) is { } names
        ? $" left join {names.Table} of_{index} on of_{index}.tenant_id = {_tenant} and of_{index}.id = grouped.{KeyColumn(index)}"
        : "";

    /// <summary>Where the names of things stand; null for what has none, and for landing pages, which stand within their offers.</summary>
    private static (string Table, string Column)? NamesOf(ReportAxis axis) => axis.Dimension switch
    {
        ReportDimension.Campaign => ("campaigns", "name"),
        ReportDimension.Offer => ("offers", "name"),
        ReportDimension.Publisher => ("publishers", "name"),
        ReportDimension.Advertiser => ("advertisers", "name"),
        ReportDimension.Link => ("links", "code"),
        ReportDimension.Event => ("offer_events", "name"),
        _ => null,
    };

    private static string Concat(IEnumerable<string> columns) => string.Concat(columns.Select(column => ", " + column));
}
