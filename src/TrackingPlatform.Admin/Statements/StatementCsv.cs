using System.Globalization;
using System.Text;
using TrackingPlatform.Admin.Reporting;

namespace TrackingPlatform.Admin.Statements;

/// <summary>A statement or invoice as a file for spreadsheets.</summary>
internal static class StatementCsv
{
    /// <summary>Its lines, then what is added to them until what is due; with the mark that makes spreadsheets read it as UTF-8.</summary>
    public static byte[] Write(StatementDetails statement)
    {
        var text = new StringBuilder();
        Line(text, "number", "partner", "what", "event", "conversions", "amount", "currency");
        foreach (var line in statement.Lines)
        {
            Row(text, statement, line.OfferName, line.Event, line.Conversions.ToString(CultureInfo.InvariantCulture), line.Amount);
        }

        foreach (var (what, amount) in new[]
        {
            ("opening", statement.Opening), ("adjustments", statement.Adjustments), ("prepaid", statement.Prepaid), ("carried", statement.Carried), ("due", statement.Due), ("paid", statement.Paid),
        })
        {
            Row(text, statement, what, "", "", amount);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // Figures are never touched: what is taken off must stay a number.
    private static void Row(StringBuilder text, StatementDetails statement, string what, string named, string conversions, string amount) =>
        Line(text, statement.Number ?? "", CsvText.Cell(statement.PartnerName), CsvText.Cell(what), CsvText.Cell(named), conversions, amount, statement.Currency.Code);

    private static void Line(StringBuilder text, params IEnumerable<string> cells) => text.AppendJoin(',', cells).Append("\r\n");
}
