using System.Globalization;

namespace TrackingPlatform.Domain.Amounts;

/// <summary>Reads amounts as partners send them: a decimal point only, no grouping, no exponent, at most four decimals.</summary>
public static class PlainDecimal
{
    /// <summary>Reads <paramref name="text"/>; false for anything that would have to be guessed, such as <c>12,50</c> or <c>1e3</c>.</summary>
    public static bool TryParse(string? text, out decimal amount) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount)
        && Math.Abs(amount) <= Money.Limit
        && decimal.Round(amount, 4) == amount;
}
