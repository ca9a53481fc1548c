using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// The part of a report's statement that turns its money into one currency: sums of a day are multiplied by the rate of that day, the newest that counted before it ended; as
/// when a sale is booked, a rate of the pair comes before the inverse of the opposite one. What has no rate stays in its own currency, so nothing is lost. Products keep
/// all their digits and are rounded once, when they are read.
/// </summary>
internal sealed class ReportConversion
{
    // Digits that survive a division, and those that a figure is read with before it is rounded to its currency.
    private const int DividedDigits = 24;
    private const int ReadDigits = 10;

    private static readonly string[] Money = ["cost", "amount", "payout", "revenue", "payout_pending"];
    private static readonly string[] Columns = ReportParts.Figures.Split(", ");

    private readonly string _tenant;
    private readonly string _zone;
    private readonly string _target;
    private readonly string _names;
    private readonly string _day;
    private readonly string _places;
    private readonly string _sums;
    private readonly string _shown;

    /// <param name="query">What is asked for, with the currency it is wanted in.</param>
    /// <param name="values">Where parameters go.</param>
    /// <param name="tenant">The place holder of the tenant.</param>
    /// <param name="zone">The place holder of the zone.</param>
    /// <param name="keys">What the rows are told apart by, beside the currency.</param>
    /// <param name="target">The currency.</param>
    /// <param name="sums">How figures are added up.</param>
    public ReportConversion(ReportQuery query, SqlFilter values, string tenant, string zone, IReadOnlyList<ReportAxis> keys, Currency target, string sums)
    {
        (_tenant, _zone, _target, _sums) = (tenant, zone, values.Value(target.Code), sums);
        _names = string.Concat(keys.Select((_, index) => ReportParts.KeyColumn(index) + ", "));
        _day = ReportParts.KeyColumn(keys.Count);
        _places = string.Join(", ", Enumerable.Range(1, keys.Count + 2));
        _shown = query.Shown is { } shown ? $"where currency = {values.Value(shown.Code)}" : "";
    }

    /// <summary>What has to be told apart beside the report's own keys, after them.</summary>
    public static ReportAxis Day => ReportDimension.Day;

    /// <summary>The figures of a row as they are read.</summary>
    public static string Figures { get; } = string.Join(", ", Columns.Select(name => Money.Contains(name) ? $"round({name}, {ReadDigits}) as {name}" : name));

    /// <summary>The figures of a total as they are read.</summary>
    public static string Totals { get; } = string.Join(", ", Columns.Select(name => Money.Contains(name) ? $"round(sum({name}), {ReadDigits}) as {name}" : $"sum({name})::bigint as {name}"));

    /// <summary>What says of a row how it came about: whether money in it was converted, and the days of what could not be.</summary>
    public const string Marks = "bool_or(is_converted) as is_converted, min(unrated_day) as first_unrated, max(unrated_day) as last_unrated";

    /// <summary>The same of a report that converts nothing.</summary>
    public const string NoMarks = "false as is_converted, null::date as first_unrated, null::date as last_unrated";

    /// <summary>The steps from <c>figures</c> to what is grouped.</summary>
    public string Steps =>
        $"""
        dated as materialized (
            select {_names}{_day}, currency, {_sums} from figures group by {_places}
        ), rates as (
            select pair.currency, pair.day, direct.rate as direct, inverse.rate as inverse
            from (select distinct currency, {_day} as day from dated where currency <> {_target}) pair
            left join lateral ({Rate("pair.currency", _target)}) direct on true
            left join lateral ({Rate(_target, "pair.currency")}) inverse on true
            where direct.rate is not null or inverse.rate is not null
        ), converted as (
            select {_names}case when dated.currency = {_target} or rates.currency is not null then {_target} else dated.currency end as currency, {string.Join(", ", Columns.Select(Converted))},
                rates.currency is not null and ({string.Join(" or ", Money.Select(name => $"{name} <> 0"))}) as is_converted,
                case when dated.currency <> {_target} and rates.currency is null then {_day} end as unrated_day
            from dated left join rates on rates.currency = dated.currency and rates.day = dated.{_day}
        ),
        """;

    /// <summary>Where the figures to be grouped stand.</summary>
    public string From => $"(select * from converted {_shown}) converted";

    private string Rate(string from, string to) =>
        $"select rate from currency_rates where tenant_id = {_tenant} and base = {from} and quote = {to} and valid_from < (pair.day + 1)::timestamp at time zone {_zone} order by valid_from desc limit 1";

    private static string Converted(string name) => !Money.Contains(name)
        ? name
        : $"case when rates.direct is not null then {name} * rates.direct when rates.inverse is not null then round({name}, {DividedDigits}) / rates.inverse else {name} end as {name}";
}
