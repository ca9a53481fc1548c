namespace TrackingPlatform.Domain.Reporting;

/// <summary>What came of reading a formula.</summary>
public abstract record FormulaReading
{
    private FormulaReading() { }

    /// <summary>It means something.</summary>
    public sealed record Read(ReportFormula Formula) : FormulaReading;

    /// <summary>It does not.</summary>
    /// <param name="Message">Where it goes wrong and what could stand there.</param>
    public sealed record Wrong(string Message) : FormulaReading;
}
