using System.Globalization;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>
/// An axis as SQL over each of the tables that reports read. All of them write the same value for the same thing, so that their rows meet:
/// the zero id and the empty text for none.
/// </summary>
/// <param name="values">Where parameters go.</param>
/// <param name="zone">The place holder of the report's zone.</param>
internal sealed class ReportExpressions(SqlFilter values, string zone)
{
    private const string ClickTime = "to_timestamp(('x' || lpad(substr(replace(click_id::text, '-', ''), 1, 12), 16, '0'))::bit(64)::bigint / 1000.0)";
    private const string None = "'00000000-0000-0000-0000-000000000000'::uuid";

    private static readonly string DelaySteps = string.Join(',', ConversionDelay.Steps.Select(step => step.Until.TotalSeconds.ToString(CultureInfo.InvariantCulture)));

    private static readonly ReportDimension?[] Subjects = [.. Enum.GetValues<FacetSubject>().Select(subject => FacetCut.Of(subject))];

    private readonly Dictionary<string, string> _parameters = [];

    /// <summary>Over roll-ups, which have buckets and ids; the creative over those of impressions alone.</summary>
    public string OfRollup(ReportAxis axis) =>
        OverTime(axis.Dimension, "bucket") ?? (axis.Dimension is ReportDimension.Currency or ReportDimension.Creative ? WireName<ReportDimension>.Of(axis.Dimension) : IdColumn(axis.Dimension));

    /// <summary>Over roll-ups of whole days, which know nothing of hours.</summary>
    public string OfDay(ReportAxis axis) => axis.Dimension switch
    {
        ReportDimension.Day => "day",
        ReportDimension.Week => "date_trunc('week', day::timestamp)::date",
        ReportDimension.Month => "date_trunc('month', day::timestamp)::date",
        ReportDimension.Weekday => "extract(isodow from day)::int",
        _ => OfRollup(axis),
    };

    /// <summary>Over sums of days that tell visitors apart, each of one subject.</summary>
    public string OfFacet(ReportAxis axis) =>
        FacetCut.IsOfVisitors(axis) ? WireName<ReportDimension>.Of(axis.Dimension) : Array.Exists(Subjects, subject => subject == axis.Dimension) ? "subject_id" : OfDay(axis);

    /// <summary>Over <c>clicks</c>.</summary>
    public string OfClick(ReportAxis axis) => axis.Dimension switch
    {
        ReportDimension.Reason => "coalesce(reason, '')",
        _ => OverTime(axis.Dimension, ClickTime) ?? Carried(axis, "") ?? (axis.Dimension == ReportDimension.Currency ? "currency" : $"coalesce({IdColumn(axis.Dimension)}, {None})"),
    };

    /// <summary>Over <c>conversions v</c>, with what only its click knows taken from <c>clicks k</c>.</summary>
    public string OfConversion(ReportAxis axis, ConversionTime by) => axis.Dimension switch
    {
        ReportDimension.Currency => "v.currency",
        ReportDimension.Status => "v.status",
        ReportDimension.Reason => "coalesce(v.reason, '')",
        ReportDimension.Coupon => "coalesce(v.coupon, '')",
        ReportDimension.Country => "coalesce(v.country, '')",
        ReportDimension.Delay => $"width_bucket(extract(epoch from v.occurred_at - v.click_at)::float8, array[{DelaySteps}]::float8[])",
        ReportDimension.Creative => "coalesce(k.creative, v.creative, '')",
        ReportDimension.Landing => $"coalesce(k.landing_page_id, {None})",
        ReportDimension.Param => $"coalesce({Parameter(axis, "k.others")}, {Parameter(axis, "v.others")}, '')",
        _ => OverTime(axis.Dimension, by == ConversionTime.Click ? "v.click_at" : "v.occurred_at") ?? Carried(axis, "k.") ?? $"coalesce(v.{IdColumn(axis.Dimension)}, {None})",
    };

    /// <summary>Whether only the click of a conversion knows it.</summary>
    public static bool NeedsClick(ReportAxis axis) =>
        !ReportMetrics.IsRolledUp(axis) && axis.Dimension is not (ReportDimension.Status or ReportDimension.Reason or ReportDimension.Coupon or ReportDimension.Country or ReportDimension.Delay);

    public static string IdColumn(ReportDimension dimension) => dimension == ReportDimension.Landing ? "landing_page_id" : WireName<ReportDimension>.Of(dimension) + "_id";

    private string? OverTime(ReportDimension dimension, string at) => dimension switch
    {
        ReportDimension.Day => $"({at} at time zone {zone})::date",
        ReportDimension.Hour => $"date_trunc('hour', {at}, {zone})",
        ReportDimension.Week => $"date_trunc('week', {at} at time zone {zone})::date",
        ReportDimension.Month => $"date_trunc('month', {at} at time zone {zone})::date",
        ReportDimension.Weekday => $"extract(isodow from {at} at time zone {zone})::int",
        ReportDimension.HourOfDay => $"extract(hour from {at} at time zone {zone})::int",
        _ => null,
    };

    /// <summary>What clicks carry as text.</summary>
    private string? Carried(ReportAxis axis, string of) => axis.Dimension switch
    {
        >= ReportDimension.Sub1 and <= ReportDimension.Sub10 => $"coalesce({of}subs[{axis.Dimension - ReportDimension.Sub1 + 1}], '')",
        ReportDimension.Creative or ReportDimension.Source or ReportDimension.Country or ReportDimension.Region or ReportDimension.City or ReportDimension.Device
            or ReportDimension.Os or ReportDimension.Browser or ReportDimension.Language => $"coalesce({of}{WireName<ReportDimension>.Of(axis.Dimension)}, '')",
        ReportDimension.Asn => $"coalesce({of}asn::text, '')",
        ReportDimension.Referrer => $"coalesce(lower(substring({of}referrer from '://(?:[^@/]*@)?([^/:?#]+)')), '')",
        ReportDimension.Param => $"coalesce({Parameter(axis, of + "others")}, '')",
        _ => null,
    };

    // Names and values stand in turn; a name that comes twice counts by its first value.
    private string Parameter(ReportAxis axis, string others)
    {
        var name = axis.Parameter!; // a parameter has one
        if (!_parameters.TryGetValue(name, out var placeHolder))
        {
            _parameters[name] = placeHolder = values.Value(name);
        }

        return $"(case when {placeHolder} = any({others}) then (select {others}[place + 1] from generate_series(1, cardinality({others}), 2) place where {others}[place] = {placeHolder} order by place limit 1) end)";
    }
}
