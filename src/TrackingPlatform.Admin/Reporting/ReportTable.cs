using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>A report as a plain table, with the fields the API has.</summary>
internal static class ReportTable
{
    public static IReadOnlyList<string> Headers(ReportQuestion question) =>
    [
        .. Axes(question).SelectMany(IEnumerable<string> (axis) => ReportIds.AreIn(axis) ? [axis.ToString(), ReportFields.NameOf(axis)] : [axis.ToString()]),
        WireName<ReportDimension>.Of(ReportDimension.Currency),
        .. question.Query.ConvertTo is null ? [] : new[] { ReportFields.Approximate },
        .. question.Metrics.Select(WireName<ReportMetric>.Of),
        .. question.Formulas.Select(formula => formula.Name),
    ];

    public static IReadOnlyList<ReportCell> Cells(ReportQuestion question, ReportRow row) =>
    [
        .. Axes(question).SelectMany(axis => Cells(axis, row.Keys[axis])),
        new(row.Currency.Code, ReportCellKind.Plain),
        .. question.Query.ConvertTo is null ? [] : new[] { new ReportCell(row.Figures.IsConverted ? "yes" : "no", ReportCellKind.Plain) },
        .. question.Metrics.Select(metric => Number(ReportFields.Text(row.Figures, metric, row.Currency))),
        .. question.Formulas.Select(formula => Number(ReportFields.Text(row.Figures, formula, row.Currency))),
    ];

    private static IEnumerable<ReportAxis> Axes(ReportQuestion question) => question.Query.GroupBy.Where(axis => axis.Dimension != ReportDimension.Currency);

    private static IReadOnlyList<ReportCell> Cells(ReportAxis axis, ReportKey key) =>
        ReportIds.AreIn(axis) ? [new(key.Value ?? "", ReportCellKind.Plain), new(key.Name ?? "", ReportCellKind.Foreign)]
        : ReportMetrics.IsRolledUp(axis) ? [new(key.Value ?? "", ReportCellKind.Plain)]
        : [new(key.Value ?? "", ReportCellKind.Foreign)];

    private static ReportCell Number(string? text) => new(text ?? "", ReportCellKind.Number);
}
