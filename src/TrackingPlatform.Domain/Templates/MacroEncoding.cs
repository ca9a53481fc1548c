using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Writes a value so that it stays a value wherever the template puts it.</summary>
internal static class MacroEncoding
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // RFC 3986, 2.3.
    private static readonly SearchValues<char> UrlSafe = SearchValues.Create(LettersAndDigits + "-._~");

    // application/x-www-form-urlencoded as the URL standard serialises it; the space becomes a plus.
    private static readonly SearchValues<char> FormSafe = SearchValues.Create(LettersAndDigits + "*-._");

    /// <summary>Whether the value could be written; only a header refuses any.</summary>
    public static bool TryWrite(ref PooledText text, ReadOnlySpan<char> value, MacroPosition position)
    {
        switch (position)
        {
            case MacroPosition.UrlPath or MacroPosition.UrlWholeSegment or MacroPosition.UrlQuery:
                Percent(ref text, value, UrlSafe, plusForSpace: false);
                return true;
            case MacroPosition.Form:
                Percent(ref text, value, FormSafe, plusForSpace: true);
                return true;
            case MacroPosition.JsonString:
                Json(ref text, value);
                return true;
            case MacroPosition.JsonValue:
                JsonValue(ref text, value);
                return true;
            case MacroPosition.Header:
                return Header(ref text, value);
            case MacroPosition.Text:
                Text(ref text, value);
                return true;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What stands for a value that is missing and has no fallback.</summary>
    public static string Missing(MacroPosition position) => position == MacroPosition.JsonValue ? "null" : "";

    private static void Percent(ref PooledText text, ReadOnlySpan<char> value, SearchValues<char> safe, bool plusForSpace)
    {
        while (value.IndexOfAnyExcept(safe) is >= 0 and var unsafeAt)
        {
            text.Append(value[..unsafeAt]);
            Rune.DecodeFromUtf16(value[unsafeAt..], out var rune, out var consumed);
            value = value[(unsafeAt + consumed)..];
            if (plusForSpace && rune.Value == ' ')
            {
                text.Append('+');
            }
            else
            {
                PercentEncode(ref text, rune);
            }
        }

        text.Append(value);
    }

    public static void PercentEncode(ref PooledText text, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var unit in utf8[..rune.EncodeToUtf8(utf8)])
        {
            text.Append('%');
            text.Append(Hex(unit >> 4));
            text.Append(Hex(unit & 15));
        }
    }

    private static char Hex(int digit) => "0123456789ABCDEF"[digit];

    private static void Json(ref PooledText text, ReadOnlySpan<char> value)
    {
        Span<char> utf16 = stackalloc char[2];
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\':
                    text.Append('\\');
                    text.Append((char)rune.Value);
                    break;
                // The two line separators are legal JSON, but not in every JavaScript that will read it.
                case < 0x20 or 0x7F or 0x2028 or 0x2029:
                    text.Append("\\u");
                    text.Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(utf16[..rune.EncodeToUtf16(utf16)]);
                    break;
            }
        }
    }

    private static void JsonValue(ref PooledText text, ReadOnlySpan<char> value)
    {
        if (JsonNumber.IsMatch(value))
        {
            text.Append(value);
            return;
        }

        text.Append('"');
        Json(ref text, value);
        text.Append('"');
    }

    private static bool Header(ref PooledText text, ReadOnlySpan<char> value)
    {
        foreach (var unit in value)
        {
            if (!char.IsAscii(unit))
            {
                return false;
            }

            if (!char.IsControl(unit))
            {
                text.Append(unit);
            }
        }

        return true;
    }

    private static void Text(ref PooledText text, ReadOnlySpan<char> value)
    {
        Span<char> utf16 = stackalloc char[2];
        foreach (var rune in value.EnumerateRunes())
        {
            if (!Rune.IsControl(rune))
            {
                text.Append(utf16[..rune.EncodeToUtf16(utf16)]);
            }
        }
    }
}
