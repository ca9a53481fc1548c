using System.Diagnostics;
using System.Globalization;
using TrackingPlatform.Domain.Reporting;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Reporting;

/// <summary>Metrics and formulas over the columns of a report, to order its rows by. No text of a formula gets here, only what was understood of it.</summary>
internal static class FormulaSql
{
    public static string Of(FormulaNode node) => node switch
    {
        FormulaNode.Number(var value) => value.ToString(CultureInfo.InvariantCulture) + "::numeric",
        FormulaNode.Figure(var metric) => $"({Of(metric)})::numeric",
        FormulaNode.Negated(var operand) => $"(- {Of(operand)})",
        FormulaNode.Both(FormulaOperator.By, var left, var right) => $"({Of(left)} / nullif({Of(right)}, 0))",
        FormulaNode.Both(var how, var left, var right) => $"({Of(left)} {Sign(how)} {Of(right)})",
        _ => throw new UnreachableException(),
    };

    public static string Of(ReportMetric metric) => metric switch
    {
        ReportMetric.DuplicateClicks => "clicks - unique_clicks",
        ReportMetric.Profit => "revenue - payout",
        ReportMetric.Margin => "(revenue - payout) / nullif(revenue, 0)",
        ReportMetric.Epc => "payout / nullif(clicks, 0)",
        ReportMetric.Ctr => "clicks::numeric / nullif(impressions, 0)",
        ReportMetric.Cr => "conversions::numeric / nullif(clicks, 0)",
        ReportMetric.Rpc => "revenue / nullif(clicks, 0)",
        ReportMetric.Cpa => "payout / nullif(conversions, 0)",
        ReportMetric.Aov => "amount / nullif(conversions, 0)",
        ReportMetric.Roi => "(revenue - payout - cost) / nullif(payout + cost, 0)",
        _ => WireName<ReportMetric>.Of(metric),
    };

    private static string Sign(FormulaOperator how) => how switch
    {
        FormulaOperator.Plus => "+",
        FormulaOperator.Minus => "-",
        FormulaOperator.Times => "*",
        FormulaOperator.By => "/",
    };
}
