namespace TrackingPlatform.Admin.Ui;

/// <summary>What ISO 4217 says about the currencies people pay in, as far as it differs from two digits and a code.</summary>
internal static class Currencies
{
    /// <summary>Symbols a reader cannot take for another currency; "$" alone means US dollars, all other dollars and crowns are written by code.</summary>
    static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal) { ["EUR"] = "€", ["GBP"] = "£", ["USD"] = "$", ["INR"] = "₹", ["ILS"] = "₪", ["KRW"] = "₩", ["VND"] = "₫", ["UAH"] = "₴", ["TRY"] = "₺", ["NGN"] = "₦" };

    public static string Prefix(string currency) => Symbols.GetValueOrDefault(currency, currency + "\u00a0");

    public static int Digits(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
