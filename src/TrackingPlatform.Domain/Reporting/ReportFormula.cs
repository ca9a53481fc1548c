using System.Diagnostics;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>
/// A figure that somebody made up of metrics and numbers: <c>(revenue - payout) / unique_clicks</c>. It is reckoned on sums, like every ratio.
/// Immutable.
/// </summary>
public sealed record ReportFormula
{
    /// <summary>The longest formula, in characters.</summary>
    public const int Longest = 300;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 40;

    private ReportFormula(string name, string text, FormulaNode root) => (Name, Text, Root) = (name, text, root);

    /// <summary>What it is called: lower-case letters, digits and underscores, a letter first.</summary>
    public string Name { get; }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>What it does, from the last step inwards.</summary>
    public FormulaNode Root { get; }

    /// <summary>Whether money goes into it, so that it means nothing over several currencies.</summary>
    public bool IsOfMoney => UsesMoney(Root);

    /// <summary>Reads a formula: metrics by their names, numbers, <c>+ - * /</c> (or <c>− × ÷</c>) and parentheses.</summary>
    public static FormulaReading Parse(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        if (!IsName(name))
        {
            return new FormulaReading.Wrong($"Name it in up to {LongestName} lower-case letters, digits and underscores, a letter first, and not as a metric or dimension is named.");
        }

        if (text.Length > Longest)
        {
            return new FormulaReading.Wrong($"Write it in {Longest} characters.");
        }

        var parser = new FormulaParser(text);
        return parser.Read() is { } root ? new FormulaReading.Read(new ReportFormula(name, text, root)) : new FormulaReading.Wrong(parser.Problem);
    }

    /// <summary>What it comes to; null where a part is absent, is divided by zero, or grows beyond what a number holds.</summary>
    public decimal? Of(ReportFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        try
        {
            return Reckon(Root, figures);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Reckon(FormulaNode node, ReportFigures figures) => node switch
    {
        FormulaNode.Number(var value) => value,
        FormulaNode.Figure(var metric) => figures.Of(metric),
        FormulaNode.Negated(var operand) => -Reckon(operand, figures),
        FormulaNode.Both(var how, var left, var right) => Reckon(how, Reckon(left, figures), Reckon(right, figures)),
        _ => throw new UnreachableException(),
    };

    private static decimal? Reckon(FormulaOperator how, decimal? left, decimal? right) => how switch
    {
        FormulaOperator.Plus => left + right,
        FormulaOperator.Minus => left - right,
        FormulaOperator.Times => left * right,
        FormulaOperator.By => right is null or 0 ? null : left / right,
    };

    private static bool UsesMoney(FormulaNode node) => node switch
    {
        FormulaNode.Number => false,
        FormulaNode.Figure(var metric) => ReportMetrics.IsOfMoney(metric),
        FormulaNode.Negated(var operand) => UsesMoney(operand),
        FormulaNode.Both(_, var left, var right) => UsesMoney(left) || UsesMoney(right),
        _ => throw new UnreachableException(),
    };

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetterLower(name[0]) && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_')
        && !WireName<ReportMetric>.TryParse(name, out _) && !WireName<ReportDimension>.TryParse(name, out _);
}
