namespace TrackingPlatform.Admin.Reporting;

/// <summary>Text in files of values (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>What such a file is sent as.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Any text as a cell that is nothing but text, whatever program opens it.</summary>
    public static string Cell(string text) => $"\"{FormulaGuard.Inert(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
