namespace TrackingPlatform.Domain.Reporting;

/// <summary>One part of a formula.</summary>
public abstract record FormulaNode
{
    private FormulaNode() { }

    /// <summary>A number as it stands.</summary>
    public sealed record Number(decimal Value) : FormulaNode;

    /// <summary>A metric of the row.</summary>
    public sealed record Figure(ReportMetric Metric) : FormulaNode;

    /// <summary>The opposite of a part.</summary>
    public sealed record Negated(FormulaNode Operand) : FormulaNode;

    /// <summary>Two parts, reckoned together.</summary>
    public sealed record Both(FormulaOperator Operator, FormulaNode Left, FormulaNode Right) : FormulaNode;
}
