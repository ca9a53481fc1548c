using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Formulas as people read them.</summary>
internal static class FormulaWords
{
    /// <summary>"Profit per visitor" for <c>profit_per_visitor</c>.</summary>
    public static string Name(ReportFormula formula) => char.ToUpperInvariant(formula.Name[0]) + formula.Name[1..].Replace('_', ' ');

    public static string Write(ReportFigures figures, ReportFormula formula) => formula.Of(figures) is { } value ? (figures.IsConverted && formula.IsOfMoney ? MetricText.About : "") + Figures.Compact((double)value) : Figures.Absent;
}
