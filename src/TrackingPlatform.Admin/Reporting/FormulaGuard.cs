using System.Text;

namespace TrackingPlatform.Admin.Reporting;

/// <summary>Keeps text from being run as a formula by the spreadsheet that opens it.</summary>
internal static class FormulaGuard
{
    private const char Apostrophe = '\'';

    // What begins a formula, full-width forms included, which some programs fold.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    // Where a cell begins for a program that splits at another sign than the comma.
    private const string CellStarts = ",;\t|\"\r\n";

    /// <summary>Whether a cell of just this text could be taken for a formula.</summary>
    public static bool IsRisky(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal);

    /// <summary>The text with an apostrophe before everything that could be taken for the start of a formula.</summary>
    public static string Inert(string text)
    {
        var inert = new StringBuilder(text.Length + 1);
        var before = CellStarts[0];
        foreach (var letter in text)
        {
            if (CellStarts.Contains(before) && FormulaStarts.Contains(letter))
            {
                inert.Append(Apostrophe);
            }

            inert.Append(letter);
            before = letter;
        }

        return inert.ToString();
    }
}
