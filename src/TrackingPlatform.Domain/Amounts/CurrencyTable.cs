using System.Collections.Frozen;

namespace TrackingPlatform.Domain.Amounts;

/// <summary>The active currencies of ISO 4217 (list one, without funds, metals and test codes) and their minor units.</summary>
internal static class CurrencyTable
{
    private const string TwoDigits =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK "
        + "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT "
        + "LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN "
        + "QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS "
        + "VED VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string NoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string ThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, int> Digits =
        new[] { (TwoDigits, 2), (NoDigits, 0), (ThreeDigits, 3) }
            .SelectMany(row => row.Item1.Split(' ').Select(code => KeyValuePair.Create(code, row.Item2)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Codes => Digits.Keys.Order(StringComparer.Ordinal);

    public static bool Contains(string code) => Digits.ContainsKey(code);

    public static int DigitsOf(string code) => Digits.TryGetValue(code, out var digits) ? digits : 2;
}
