using System.Globalization;
using TrackingPlatform.Admin.Tenancy;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Reads what a report is asked for, and says of every part that cannot be answered what could be asked instead.</summary>
internal static class ReportReading
{
    /// <summary>The metrics of a report that names none.</summary>
    public static readonly IReadOnlyList<ReportMetric> UsualMetrics =
    [
        ReportMetric.Clicks, ReportMetric.UniqueClicks, ReportMetric.Conversions, ReportMetric.Cr, ReportMetric.Epc, ReportMetric.Payout, ReportMetric.Revenue, ReportMetric.Profit, ReportMetric.Margin,
    ];

    private const int UsualRows = 1_000;

    private const int MostAxes = 4;
    private const int MostFormulas = 5;
    private const string Yes = "yes";

    public static Outcome<ReportQuestion> Read(ReportRequest request, TenantBooks books, DateTimeOffset now)
    {
        var check = new DraftCheck();
        foreach (var name in request.Unknown)
        {
            check.Refuse(name, "unknown_field", $"A report takes from, to, timezone, group_by, metrics, formulas, conversions_by, recount, convert_to, sort, limit, and filter. before one of {ReportFilters.Names}.");
        }

        var span = ReportSpan.Read(request, books, now, check);
        var axes = Axes(request.GroupBy, check);
        var metrics = Metrics(request.Metrics, check);
        var formulas = Formulas(request.Formulas, check);
        var wanted = ReportFilters.Read(request, check);
        var target = Target(request.ConvertTo, axes, check);
        var query = new ReportQuery
        {
            Only = wanted.Only,
            OnlyTexts = wanted.Texts,
            OnlyEvents = wanted.Events,
            OnlyCurrencies = wanted.Currencies,
            Zone = span.Zone,
            From = span.From,
            Until = span.Until,
            GroupBy = axes,
            ConversionsBy = check.Choice("conversions_by", request.ConversionsBy, ConversionTime.Conversion),
            MustBeRaw = Flag("recount", request.Recount, check),
            Sort = Sorted(request.Sort, axes, formulas, check),
            Limit = Limited(request.Limit, check),
            ConvertTo = target,
            HomeCurrency = target ?? books.Currency,
        };
        if (query.IsTooLong)
        {
            check.Refuse("from", "too_long", $"This is counted from single clicks, of {ReportQuery.LongestRaw.Days} days at most: shorten the period, or leave out {(query.SlowAxes.Count == 0 ? "recount" : string.Join(", ", query.SlowAxes))}.");
        }

        return check.HasProblems
            ? check.Refused<ReportQuestion>()
            : new Outcome<ReportQuestion>.Done(new ReportQuestion(query, metrics.Count == 0 && formulas.Count == 0 ? UsualMetrics : metrics) { Formulas = formulas });
    }

    /// <summary>What to say when too many days of a report about visitors would have to be counted click by click.</summary>
    public static FieldProblem TooManyUnclosed(ReportQuery query, int days) => new(
        "from",
        "too_long",
        $"{days} days of this period are not added up by visitors, and single clicks are counted of {ReportQuery.LongestRaw.Days} days at most: shorten the period, ask for days of the tenant's own zone, or leave out {string.Join(", ", query.SlowAxes)}. Days that are over are added up in the background.");

    private static List<ReportAxis> Axes(IReadOnlyList<string> names, DraftCheck check)
    {
        var axes = new List<ReportAxis>();
        foreach (var name in names.Distinct())
        {
            if (ReportAxis.TryParse(name, out var axis))
            {
                axes.Add(axis);
            }
            else
            {
                check.Refuse("group_by", "invalid", $"There is no {name}. Break figures down by {ReportAxis.Names}.");
            }
        }

        if (axes.Count(axis => axis.Dimension != ReportDimension.Currency) > MostAxes)
        {
            check.Refuse("group_by", "invalid", $"Break figures down by {MostAxes} at most; ask again with a filter for the rest.");
        }

        return axes;
    }

    private static List<ReportMetric> Metrics(IReadOnlyList<string> names, DraftCheck check)
    {
        var metrics = new List<ReportMetric>();
        foreach (var name in names.Distinct())
        {
            if (WireName<ReportMetric>.TryParse(name, out var metric))
            {
                metrics.Add(metric);
            }
            else
            {
                check.Refuse("metrics", "invalid", $"There is no {name}. Show {string.Join(", ", WireName<ReportMetric>.All)}.");
            }
        }

        return metrics;
    }

    private static List<ReportFormula> Formulas(IReadOnlyList<string> texts, DraftCheck check)
    {
        var formulas = new List<ReportFormula>();
        foreach (var text in texts)
        {
            var (name, formula) = text.Split(':', 2) is [var before, var after] ? (before.Trim(), after.Trim()) : ("", text);
            switch (ReportFormula.Parse(name, formula))
            {
                case FormulaReading.Read(var read) when formulas.TrueForAll(other => other.Name != read.Name):
                    formulas.Add(read);
                    break;
                case FormulaReading.Read:
                    check.Refuse("formulas", "invalid", $"Two formulas are called {name}.");
                    break;
                case FormulaReading.Wrong(var message):
                    check.Refuse("formulas", "invalid", $"{text}: {message}");
                    break;
            }
        }

        if (formulas.Count > MostFormulas)
        {
            check.Refuse("formulas", "invalid", $"Take {MostFormulas} formulas at most.");
        }

        return formulas;
    }

    private static Currency? Target(string? text, List<ReportAxis> axes, DraftCheck check)
    {
        if (text is null)
        {
            return null;
        }

        if (!Currency.TryParse(text, out var currency))
        {
            check.Refuse("convert_to", "invalid", "Name a currency by its code of ISO 4217, such as EUR.");
            return null;
        }

        if (axes.Contains(ReportDimension.Currency))
        {
            check.Refuse("convert_to", "invalid", "What is turned into one currency cannot be broken down by currency; leave out one of the two.");
        }

        return currency;
    }

    private static bool Flag(string field, string? text, DraftCheck check)
    {
        if (text is not (null or Yes or "no"))
        {
            check.Refuse(field, "invalid", "Write yes or no.");
        }

        return text == Yes;
    }

    private static ReportSort? Sorted(string? text, IReadOnlyList<ReportAxis> axes, IReadOnlyList<ReportFormula> formulas, DraftCheck check)
    {
        if (text is null)
        {
            return null;
        }

        var (name, isDescending) = (text.TrimStart('-'), text.StartsWith('-'));
        if (WireName<ReportMetric>.TryParse(name, out var metric))
        {
            return new ReportSort(null, metric, isDescending);
        }

        if (formulas.FirstOrDefault(formula => formula.Name == name) is { } own)
        {
            return new ReportSort(null, null, isDescending) { Formula = own };
        }

        if (ReportAxis.TryParse(name, out var axis) && axes.Contains(axis))
        {
            return new ReportSort(axis, null, isDescending);
        }

        var choices = axes.Select(each => each.ToString()).Concat(formulas.Select(formula => formula.Name)).Concat(WireName<ReportMetric>.All);
        check.Refuse("sort", "invalid", $"Sort by one of {string.Join(", ", choices)}; a minus before it turns the order round.");
        return null;
    }

    private static int Limited(string? text, DraftCheck check)
    {
        if (text is null)
        {
            return UsualRows;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= ReportQuery.MostRows)
        {
            return limit;
        }

        check.Refuse("limit", "invalid", $"Ask for 1 to {ReportQuery.MostRows} rows.");
        return UsualRows;
    }
}
