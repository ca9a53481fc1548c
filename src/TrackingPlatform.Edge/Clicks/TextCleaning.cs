using System.Buffers;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Makes a visitor's text storable: PostgreSQL takes no NUL, UTF-8 no half surrogate, and either would fail the whole batch that the click
/// is in. Texts over their limit are cut, never in the middle of a character.
/// </summary>
internal static class TextCleaning
{
    // Control characters have no business in a parameter either: they forge log lines and headers.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '\x7F', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    /// <summary>Whether <see cref="Clean"/> would give the same text back.</summary>
    public static bool IsClean(ReadOnlySpan<char> text, int limit) => text.Length <= limit && text.IndexOfAny(Suspects) < 0;

    public static string Clean(ReadOnlySpan<char> text, int limit, ref ClickFlags flags)
    {
        if (text.Length > limit)
        {
            text = text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
            flags |= ClickFlags.Truncated;
        }

        return text.IndexOfAny(Suspects) < 0 ? new string(text) : Scrub(text, ref flags);
    }

    private static string Scrub(ReadOnlySpan<char> text, ref ClickFlags flags)
    {
        var clean = new char[text.Length];
        var length = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                clean[length++] = letter;
                clean[length++] = text[++index];
            }
            else if (char.IsSurrogate(letter))
            {
                clean[length++] = '\uFFFD';
                flags |= ClickFlags.Sanitised;
            }
            else if (char.IsControl(letter))
            {
                flags |= ClickFlags.Sanitised;
            }
            else
            {
                clean[length++] = letter;
            }
        }

        return new string(clean, 0, length);
    }
}
