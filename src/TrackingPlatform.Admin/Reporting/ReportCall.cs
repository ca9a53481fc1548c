using System.Globalization;
using TrackingPlatform.Admin.Access;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A question as an address of the API, so that what is seen on a page can be fetched by a script.</summary>
internal static class ReportCall
{
    public static string Of(ReportQuestion question)
    {
        var query = question.Query;
        (string, string?)[] parameters =
        [
            ("from", End(query.From, query.Zone, isLast: false)),
            ("to", End(query.Until, query.Zone, isLast: true)),
            ("timezone", query.Zone.Id),
            ("group_by", string.Join(',', query.GroupBy)),
            ("metrics", string.Join(',', question.Metrics.Select(WireName<ReportMetric>.Of))),
            ("formulas", string.Join(';', question.Formulas.Select(formula => $"{formula.Name}:{formula.Text}"))),
            ("conversions_by", query.ConversionsBy == ConversionTime.Click ? WireName<ConversionTime>.Of(query.ConversionsBy) : null),
            ("recount", query.MustBeRaw ? "yes" : null),
            ("convert_to", query.ConvertTo?.Code),
            .. query.Only.Select(only => ("filter." + WireName<ReportDimension>.Of(only.Key), (string?)string.Join(',', only.Value.Select(id => ReportIds.Format(only.Key, id))))),
            .. query.OnlyTexts.Select(only => ("filter." + only.Key, (string?)string.Join(',', only.Value.Select(value => value.Length == 0 ? ReportFilters.NoValue : value)))),
            .. query.OnlyEvents.Count > 0 ? [("filter.event", string.Join(',', query.OnlyEvents))] : Array.Empty<(string, string?)>(),
            ("filter.currency", string.Join(',', query.OnlyCurrencies)),
            ("sort", query.Sort is { } sort ? ReportFields.Write(sort) : null),
            ("limit", query.Limit.ToString(CultureInfo.InvariantCulture)),
        ];
        return UrlState.Parse(ApiRoutes.Prefix + "/reports").With(parameters);
    }

    // Midnights are written as days; the last one is itself counted.
    private static string End(DateTimeOffset moment, TimeZoneInfo zone, bool isLast)
    {
        var (before, day) = (Day(moment.AddTicks(-1), zone), Day(moment, zone));
        return day == before ? Write(moment) : Write(isLast ? before : day);
    }

    private static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
