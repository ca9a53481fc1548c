namespace TrackingPlatform.Domain.Reporting;

/// <summary>What kind of file a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>Values separated by commas, RFC 4180.</summary>
    Csv,

    /// <summary>A workbook for spreadsheets.</summary>
    Xlsx,

    /// <summary>Rows as the API writes them.</summary>
    Json,
}
