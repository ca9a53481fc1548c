using System.Globalization;
using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>
/// What the report page shows, as its address says it:
/// <c>?range=last-14d&amp;compare=none&amp;group=publisher,offer&amp;publisher=pub_…&amp;columns=clicks,revenue&amp;sort=-revenue&amp;metric=margin&amp;open=pub_…</c>.
/// What means nothing gives way to what is usual, since an address is typed by hand now and then.
/// </summary>
public sealed class ReportAddress
{
    public const string Range = "range";
    public const string Compare = "compare";
    public const string Group = "group";
    public const string ColumnList = UrlState.Columns;
    public const string Chart = "metric";
    public const string Money = "currency";
    public const string OpenRows = "open";
    public const string Recount = "recount";
    public const string ConversionsBy = "conversions_by";
    public const string FormulaList = "formulas";
    public const string Picture = "chart";
    public const string Target = "convert_to";

    /// <summary>Rows may be broken down this often.</summary>
    public const int MostLevels = 4;

    /// <summary>Rows shown of one level.</summary>
    public const int MostRows = 500;

    /// <summary>The days when the address names none.</summary>
    public static readonly Period UsualPeriod = Period.Last14Days;

    private const string Nothing = "none";

    private static readonly string[] Keys = [Range, Compare, Group, Chart, Picture, Money, OpenRows, FormulaList, ConversionsBy, Recount, Target];
    private const char Within = ':';
    private const int MostOpen = 20;

    private static readonly IReadOnlyList<ReportAxis> UsualLevels = [ReportDimension.Publisher, ReportDimension.Offer];

    private readonly UrlState _url;

    private ReportAddress(UrlState url) => _url = url;

    /// <summary>What rows can be broken down by on the page, parameters apart. Hours are the chart's, and a currency is chosen as a whole.</summary>
    public static IReadOnlyList<ReportAxis> Dimensions { get; } = [.. ReportAxis.All.Where(axis => axis.Dimension is not (ReportDimension.Hour or ReportDimension.Currency))];

    /// <summary>What can be filtered by, parameters apart.</summary>
    public static IReadOnlyList<ReportAxis> Filterable { get; } = [.. Dimensions.Where(axis => !ReportMetrics.IsTime(axis))];

    public Period Period => Period.Parse(_url[Range], UsualPeriod);

    /// <summary>The period before is read too.</summary>
    public bool IsCompared => _url[Compare] != Nothing;

    /// <summary>What rows are broken down by, the outermost first; at least one.</summary>
    public IReadOnlyList<ReportAxis> Levels =>
        Axes(_url.Values(Group)).Where(axis => axis.Parameter is not null || Dimensions.Contains(axis)).Take(MostLevels).ToList() is { Count: > 0 } levels ? levels : UsualLevels;

    /// <summary>The figures shown.</summary>
    public IReadOnlyList<ReportMetric> Columns => Named<ReportMetric>(ColumnList) is { Count: > 0 } columns ? columns : ReportReading.UsualMetrics;

    /// <summary>Figures made of others, each as <c>name:formula</c>.</summary>
    public IReadOnlyList<string> Formulas => _url[FormulaList]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Those of them that mean something.</summary>
    public IReadOnlyList<ReportFormula> ReadFormulas =>
        [.. Formulas.Select(text => text.Split(':', 2)).Where(parts => parts.Length == 2).Select(parts => ReportFormula.Parse(parts[0].Trim(), parts[1].Trim())).OfType<FormulaReading.Read>().Select(read => read.Formula)];

    /// <summary>Conversions count when their click happened.</summary>
    public bool IsByClickTime => _url[ConversionsBy] == WireName<ConversionTime>.Of(ConversionTime.Click);

    /// <summary>Single rows are counted where roll-ups would do.</summary>
    public bool IsRecounted => _url[Recount] == "yes";

    /// <summary>How the figures are drawn.</summary>
    public ReportPicture Drawn => WireName<ReportPicture>.TryParse(_url[Picture], out var picture) ? picture : ReportPicture.Time;

    /// <summary>What the chart draws.</summary>
    public ReportMetric Metric => Named<ReportMetric>(Chart) is [var metric, ..] ? metric : ReportMetric.Revenue;

    /// <summary>The currency asked for, if any.</summary>
    public Currency? Currency => Domain.Amounts.Currency.TryParse(_url[Money], out var currency) ? currency : null;

    /// <summary>The currency that all money is turned into, if any.</summary>
    public Currency? ConvertTo => Domain.Amounts.Currency.TryParse(_url[Target], out var currency) ? currency : null;

    /// <summary>The order of the rows: days as they come, all else by revenue unless something else is asked for.</summary>
    public ReportSort Sort
    {
        get
        {
            var (name, isDescending) = (_url[UrlState.Sort]?.TrimStart('-'), _url[UrlState.Sort]?.StartsWith('-') is true);
            return WireName<ReportMetric>.TryParse(name, out var metric) ? new ReportSort(null, metric, isDescending)
                : ReadFormulas.FirstOrDefault(formula => formula.Name == name) is { } own ? new ReportSort(null, null, isDescending) { Formula = own }
                : ReportAxis.TryParse(name, out var axis) && Levels.Contains(axis) ? new ReportSort(axis, null, isDescending)
                : ReportMetrics.IsTime(Levels[0]) ? new ReportSort(Levels[0], null, IsDescending: false)
                : new ReportSort(null, ReportMetric.Revenue, IsDescending: true);
        }
    }

    /// <summary>The rows that are broken down further, each as the values on the way to it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Open =>
        [.. _url.Values(OpenRows).Take(MostOpen).Select(path => (IReadOnlyList<string>)path.Split(Within)).Where(path => path.Count < Levels.Count)];

    /// <summary>The filters by wire name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters =>
        Filterable.Select(axis => axis.ToString()).Concat(_url.Filters.Keys.Where(key => ReportAxis.TryParse(key, out var axis) && axis.Parameter is not null))
            .Where(name => _url.Values(name).Count > 0).ToDictionary(name => name, _url.Values);

    /// <summary>
    /// What of the address means nothing, in sentences. The page shows what is usual instead; whoever has it kept, or made into a file, is told: it would be another report than the one
    /// that was asked for.
    /// </summary>
    public IReadOnlyList<string> Misread =>
    [
        .. _url.Filters.Keys.Where(key => !Keys.Contains(key) && !(ReportAxis.TryParse(key, out var axis) && (axis.Parameter is not null || Filterable.Contains(axis))))
            .Select(key => $"A report's address has no {key}. It takes {string.Join(", ", Keys)}, columns, sort, and whatever can be filtered by."),
        .. _url.Values(Group).Where(name => !(ReportAxis.TryParse(name, out var axis) && (axis.Parameter is not null || Dimensions.Contains(axis))))
            .Select(name => $"Rows cannot be broken down by {name}."),
        .. _url.Values(ColumnList).Where(name => !WireName<ReportMetric>.TryParse(name, out _)).Select(name => $"There is no column {name}."),
        .. _url.Values(Target).Where(name => !Domain.Amounts.Currency.TryParse(name, out _)).Select(name => $"There is no currency {name}."),
    ];

    public static ReportAddress Of(UrlState url) => new(url);

    /// <summary>The same report sorted by a column; the other way round where it is already.</summary>
    public string SortedBy(string name, bool isFigure) =>
        _url.With((UrlState.Sort, SortName == name ? (Sort.IsDescending ? name : "-" + name) : isFigure ? "-" + name : name));

    /// <summary>What the rows are sorted by, by wire name.</summary>
    public string SortName => ReportFields.NameOf(Sort);

    /// <summary>The same report with a row opened, or shut with all that is open within.</summary>
    public string Toggled(IReadOnlyList<string> path)
    {
        var name = string.Join(Within, path);
        var open = _url.Values(OpenRows);
        return _url.With((OpenRows, string.Join(',', open.Contains(name) ? open.Where(other => other != name && !other.StartsWith(name + Within, StringComparison.Ordinal)) : open.Append(name))));
    }

    /// <summary>Whether a row is broken down further.</summary>
    public bool IsOpen(IReadOnlyList<string> path) => Open.Any(open => open.SequenceEqual(path));

    /// <summary>The same report with other levels; what was open belongs to the old ones.</summary>
    public string GroupedBy(IEnumerable<ReportAxis> levels) => _url.With((Group, string.Join(',', levels)), (OpenRows, null));

    /// <summary>The same report with a column more or less; the last one stays.</summary>
    public string WithColumn(ReportMetric metric)
    {
        var columns = Columns.Contains(metric) ? Columns.Where(other => other != metric) : MetricText.All.Where(other => other == metric || Columns.Contains(other));
        var names = columns.Select(WireName<ReportMetric>.Of).ToList();
        return names.Count == 0 ? Href : _url.With((ColumnList, string.Join(',', names)));
    }

    /// <summary>The same report with a formula more, or another one of its name; null as formula takes it out.</summary>
    public string WithFormula(string name, string? formula)
    {
        var others = Formulas.Where(text => text.Split(':', 2)[0].Trim() != name);
        return _url.With((FormulaList, string.Join(';', formula is null ? others : others.Append($"{name}:{formula}"))));
    }

    /// <summary>The same report, changed.</summary>
    public string With(params ReadOnlySpan<(string Key, string? Value)> changes) => _url.With(changes);

    /// <summary>The same report of everything.</summary>
    public string Unfiltered() => _url.Unfiltered();

    /// <summary>The file of the same report.</summary>
    public string FileHref(ReportFormat format, Currency? currency) => ReportEndpoints.FilePath + WireName<ReportFormat>.Of(format) + _url.With((Money, currency?.Code), (OpenRows, null))[_url.Path.Length..];

    /// <summary>What stands after the question mark.</summary>
    public string Query => Href.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>The page itself.</summary>
    public string Href => _url.With();

    /// <summary>What the page asks, for all currencies.</summary>
    internal ReportRequest ToRequest() => new()
    {
        Period = Period,
        GroupBy = [.. Levels.Select(level => level.ToString())],
        Metrics = [.. Columns.Select(WireName<ReportMetric>.Of)],
        Formulas = Formulas,
        ConversionsBy = _url[ConversionsBy],
        Recount = _url[Recount],
        ConvertTo = ConvertTo?.Code,
        Filters = Filters,
        Sort = ReportFields.Write(Sort),
        Limit = MostRows.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// What the file asks: all rows there may be, in the currency that the address names. One that is turned into one currency holds what has no rate besides, in its own, so that nothing is missing.
    /// </summary>
    internal ReportRequest ToFileRequest()
    {
        var filters = Filters.ToDictionary();
        if (ConvertTo is null && Currency is { } currency)
        {
            filters[WireName<ReportDimension>.Of(ReportDimension.Currency)] = [currency.Code];
        }

        return ToRequest() with { Filters = filters, Limit = ReportQuery.MostRows.ToString(CultureInfo.InvariantCulture) };
    }

    private static IEnumerable<ReportAxis> Axes(IEnumerable<string> names) => names.Select(name => ReportAxis.TryParse(name, out var axis) ? axis : (ReportAxis?)null).OfType<ReportAxis>().Distinct();

    private List<T> Named<T>(string key)
        where T : struct, Enum => [.. _url.Values(key).Select(name => WireName<T>.TryParse(name, out var value) ? value : (T?)null).OfType<T>().Distinct()];
}
