namespace TrackingPlatform.Domain.Reporting;

/// <summary>What came of making a file.</summary>
public abstract record ReportFileOutcome
{
    private ReportFileOutcome() { }

    /// <summary>It is written.</summary>
    /// <param name="Name">How the file is called.</param>
    /// <param name="ContentType">What kind of file it is, as it is announced.</param>
    /// <param name="Rows">How many rows it has.</param>
    public sealed record Written(string Name, string ContentType, long Rows) : ReportFileOutcome;

    /// <summary>The report cannot be made.</summary>
    /// <param name="Why">What is wrong and what to do about it.</param>
    public sealed record Refused(string Why) : ReportFileOutcome;
}
