namespace TrackingPlatform.Domain.Amounts;

/// <summary>A currency of ISO 4217, with the number of digits its amounts are booked with.</summary>
/// <remarks>The default value is no currency at all; its code is empty.</remarks>
public readonly record struct Currency
{
    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>Three capital letters, such as <c>EUR</c>; empty for the default value.</summary>
    public string Code => _code ?? string.Empty;

    /// <summary>Digits after the decimal point that a booked amount has: 0 to 4, mostly 2.</summary>
    public int Digits => CurrencyTable.DigitsOf(Code);

    /// <summary>Reads a code in any case; false when ISO 4217 has no such active currency.</summary>
    public static bool TryParse(string? text, out Currency currency)
    {
        currency = default;
        if (text is not { Length: 3 })
        {
            return false;
        }

        var code = text.ToUpperInvariant();
        if (!CurrencyTable.Contains(code))
        {
            return false;
        }

        currency = new Currency(string.Intern(code));
        return true;
    }

    /// <summary>Reads a code that is known to be right, such as one from the database.</summary>
    /// <exception cref="FormatException">ISO 4217 has no such currency.</exception>
    public static Currency Of(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is not a currency of ISO 4217.");

    /// <summary>All active currencies, by code.</summary>
    public static IReadOnlyList<Currency> All { get; } = [.. CurrencyTable.Codes.Select(Of)];

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
