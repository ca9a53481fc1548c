using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace TrackingPlatform.Domain.Templates;

/// <summary>How a value is changed before it is encoded. A closed list: a template never reaches .NET's own format strings.</summary>
internal static class MacroFormat
{
    private static readonly string[] TimeTokens = ["yyyy", "yy", "MM", "dd", "HH", "mm", "ss"];
    private static readonly string[] TextNames = ["lower", "upper", "sha256"];

    /// <summary>Names that are formats; as a fallback they are nearly always a slip of <c>|</c> for <c>:</c>.</summary>
    public static readonly string[] Names = [.. TextNames, "mask", "unix", "unixms", "iso"];

    /// <summary>The function for a format, or <see langword="null"/> when it does not suit the type. The function gives nothing for a value it cannot read.</summary>
    public static Func<string, string?>? Find(MacroType type, string format) => type switch
    {
        MacroType.Text => Text(format),
        MacroType.Address => format == "mask" ? Mask : Text(format),
        MacroType.Time => Time(format),
        MacroType.Money => Money(format),
    };

    /// <summary>What the type takes, for messages.</summary>
    public static string Describe(MacroType type) => type switch
    {
        MacroType.Text => "lower, upper or sha256",
        MacroType.Address => "mask, lower, upper or sha256",
        MacroType.Time => "unix, unixms, iso, or a pattern of yyyy, MM, dd, HH, mm, ss",
        MacroType.Money => "a pattern such as 0.00",
    };

    /// <summary>What a mistaken format was probably meant to be.</summary>
    public static string? Suggest(MacroType type, string format)
    {
        var candidate = type == MacroType.Time
            ? MonthsForMinutes(format.Replace('Y', 'y').Replace('D', 'd').Replace('S', 's').Replace("hh", "HH", StringComparison.Ordinal))
            : format.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        return candidate != format && Find(type, candidate) is not null ? candidate : null;
    }

    private static Func<string, string?>? Text(string format) => format switch
    {
        "lower" => value => value.ToLowerInvariant(),
        "upper" => value => value.ToUpperInvariant(),
        "sha256" => value => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value))),
        _ => null,
    };

    private static Func<string, string?>? Time(string format) => format switch
    {
        "unix" => value => ReadTime(value)?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "unixms" => value => ReadTime(value)?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        "iso" => value => ReadTime(value) is { } time ? MacroText.Time(time) : null,
        _ when IsTimePattern(format) => value => ReadTime(value)?.UtcDateTime.ToString(format, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static Func<string, string?>? Money(string format) => MoneyDecimals(format) is not { } decimals
        ? null
        : value => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? Math.Round(amount, decimals, MidpointRounding.ToEven).ToString(format, CultureInfo.InvariantCulture)
            : null;

    private static string? Mask(string value)
    {
        if (!IPAddress.TryParse(value, out var address))
        {
            return null;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var prefix = address.AddressFamily == AddressFamily.InterNetwork ? 24 : 48;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(prefix / 8).Clear();
        return new IPAddress(bytes).ToString();
    }

    private static DateTimeOffset? ReadTime(string value)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    private static bool IsTimePattern(string format)
    {
        // "mm" means minutes; next to years and days without hours it was meant to be months.
        if (MonthsForMinutes(format) != format)
        {
            return false;
        }

        var hasToken = false;
        var rest = format.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = TokenLength(rest);
            hasToken |= length > 0;
            if (length == 0 && !"-_/.:,TZ ".Contains(rest[0], StringComparison.Ordinal))
            {
                return false;
            }

            rest = rest[Math.Max(1, length)..];
        }

        return hasToken;
    }

    private static int TokenLength(ReadOnlySpan<char> rest)
    {
        foreach (var token in TimeTokens)
        {
            if (rest.StartsWith(token))
            {
                return token.Length;
            }
        }

        return 0;
    }

    private static string MonthsForMinutes(string format) =>
        format.Contains("dd", StringComparison.Ordinal) && !format.Contains("MM", StringComparison.Ordinal) && !format.Contains("HH", StringComparison.Ordinal)
            ? format.Replace("mm", "MM", StringComparison.Ordinal)
            : format;

    private static int? MoneyDecimals(string format)
    {
        if (format == "0")
        {
            return 0;
        }

        var decimals = format.Length - 2;
        var wellFormed = format.StartsWith("0.", StringComparison.Ordinal) && decimals is >= 1 and <= 4
            && format.AsSpan(2).TrimStart('0').TrimStart('#').IsEmpty;
        return wellFormed ? decimals : null;
    }
}
