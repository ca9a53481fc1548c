namespace TrackingPlatform.Domain.Reporting;

/// <summary>What a formula does with two parts.</summary>
public enum FormulaOperator
{
    /// <summary>Adds.</summary>
    Plus,

    /// <summary>Takes away.</summary>
    Minus,

    /// <summary>Multiplies.</summary>
    Times,

    /// <summary>Divides; by zero there is no result.</summary>
    By,
}
