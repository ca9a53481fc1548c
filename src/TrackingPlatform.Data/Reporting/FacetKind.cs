using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>What is added up to sums of days that tell visitors apart: clicks or conversions. The same expressions as in reports, so that both say the same.</summary>
internal sealed record FacetKind
{
    private const string Nobody = "'00000000-0000-0000-0000-000000000000'::uuid";

    private static readonly ReportDimension[] Traits = [.. Enum.GetValues<VisitorFacet>().SelectMany(facet => FacetCut.Of(facet)).Distinct()];
    private static readonly string TraitColumns = string.Join(", ", Traits.Select(WireName<ReportDimension>.Of));
    private static readonly ReportExpressions Expressions = new(new SqlFilter(), "");

    /// <summary>Clicks, on the days they were made.</summary>
    public static FacetKind Clicks { get; } = new()
    {
        Kind = "clicks",
        Table = "click_facet_days",
        Cuts = [.. FacetCut.All.Where(cut => FacetCut.Of(cut.Subject) is not { } subject || ReportMetrics.IsOfClicks(subject))],
        RowsMayGo = true,
        Bound = moment => EntityId.FirstAt(moment),
        Figures = "clicks, unique_clicks, refused, prefetched, cost",
        Counted = ReportFigureSql.CountedClicks,
        Rows = "clicks",
        Condition = $"tenant_id = $1 and click_id >= $3 and click_id < $4 and {ReportFigureSql.IsCounted}",
        Expression = Expressions.OfClick,
        Rollup = "click_rollups",
        Count = "clicks + prefetched",
    };

    /// <summary>Conversions, on the days they happened, with what only their clicks know of the visitor.</summary>
    public static FacetKind Conversions { get; } = new()
    {
        Kind = "conversions",
        Table = "conversion_facet_days",
        Cuts = FacetCut.All,
        RowsMayGo = false,
        Bound = moment => moment.ToUniversalTime(),
        Figures = "conversions, pending, held, rejected, reversed, amount, payout, revenue, payout_pending",
        Counted = ReportFigureSql.CountedConversions,
        Rows = $"conversions v {ReportFigureSql.ClickOfConversion("$1")}",
        Condition = "v.tenant_id = $1 and v.occurred_at >= $3 and v.occurred_at < $4 and not v.is_test",
        Expression = axis => Expressions.OfConversion(axis, ConversionTime.Conversion),
        Rollup = "conversion_rollups",
        Count = "conversions + pending + held + rejected + reversed",
    };

    /// <summary>The name in marks.</summary>
    public required string Kind { get; init; }

    /// <summary>Where the sums stand.</summary>
    public required string Table { get; init; }

    /// <summary>The sums of each day.</summary>
    public required IReadOnlyList<FacetCut> Cuts { get; init; }

    /// <summary>Whether single rows are kept for a while only.</summary>
    public required bool RowsMayGo { get; init; }

    /// <summary>An end of a day, as single rows are found by it.</summary>
    public required Func<DateTimeOffset, object> Bound { get; init; }

    /// <summary>Adds up a day: <c>$1</c> the tenant, <c>$2</c> the day, <c>$3</c> and <c>$4</c> its ends.</summary>
    public string AddUpSql =>
        $"""
        insert into {Table} (tenant_id, facet, subject, day, subject_id, {TraitColumns}, currency, {Figures})
        select $1, facet.name, subject.name, $2, subject.id, {string.Join(", ", Traits.Select(trait => "facet." + WireName<ReportDimension>.Of(trait)))}, {Expression(ReportDimension.Currency)}, {Counted}
        from {Rows}
        cross join lateral (values {string.Join(", ", Cuts.Select(cut => cut.Facet).Distinct().Select(FacetValues))}) facet (name, {TraitColumns})
        cross join lateral (values {string.Join(", ", Cuts.Select(cut => cut.Subject).Distinct().Select(SubjectValues))}) subject (name, id)
        where {Condition}
        group by 2, 3, 5, {string.Join(", ", Enumerable.Range(6, Traits.Length + 1))}
        """;

    /// <summary>Tells days that differ from their quarters: <c>$1</c> the first day, <c>$2</c> and <c>$3</c> the facets and subjects that each day should have.</summary>
    public string DifferencesSql =>
        $"""
        select m.day, count(*), sum(quarters.count)::bigint, sum(days.count)::bigint from rollup_days m
        cross join lateral (select coalesce(sum({Count}), 0) as count from {Rollup} r where r.tenant_id = m.tenant_id and r.bucket >= m.starts and r.bucket < m.ends) quarters
        cross join unnest($2, $3) cut (facet, subject)
        cross join lateral (select coalesce(sum({Count}), 0) as count from {Table} d where d.tenant_id = m.tenant_id and d.facet = cut.facet and d.subject = cut.subject and d.day = m.day) days
        where m.kind = '{Kind}' and m.faceted and m.day >= $1 and quarters.count <> days.count
            and not (m.kind = 'conversions' and exists (select from conversion_deltas w where w.tenant_id = m.tenant_id and w.bucket >= m.starts and w.bucket < m.ends))
        group by m.day order by m.day
        """;

    private string Figures { get; init; } = "";

    private string Counted { get; init; } = "";

    private string Rows { get; init; } = "";

    private string Condition { get; init; } = "";

    private string Rollup { get; init; } = "";

    private string Count { get; init; } = "";

    private Func<ReportAxis, string> Expression { get; init; } = _ => "";

    private string FacetValues(VisitorFacet facet) =>
        $"('{WireName<VisitorFacet>.Of(facet)}', {string.Join(", ", Traits.Select(trait => FacetCut.Of(facet).Contains(trait) ? Expression(trait) : "''"))})";

    private string SubjectValues(FacetSubject subject) => $"('{WireName<FacetSubject>.Of(subject)}', {(FacetCut.Of(subject) is { } dimension ? Expression(dimension) : Nobody)})";
}
