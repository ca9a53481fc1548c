using System.Buffers.Text;

namespace TrackingPlatform.Domain.Privacy;

/// <summary>Reads IAB consent strings as far as we ask them: whether something may be kept on the visitor's device (purpose 1).</summary>
/// <remarks>Transparency and Consent Framework, "Consent string and vendor list formats v2": purposes consented to begin at bit 152 of the core segment.</remarks>
public static class TcfConsent
{
    private const int VersionBits = 6;
    private const int Version = 2;
    private const int Purpose1 = 152;

    /// <summary>Whether a TCF string allows storage; false for anything that is not one of version 2.</summary>
    public static bool AllowsStorage(ReadOnlySpan<char> text)
    {
        var core = text.IndexOf('.') is >= 0 and var dot ? text[..dot] : text;
        Span<byte> head = stackalloc byte[(Purpose1 / 8) + 2];
        const int HeadChars = 28;
        // Twenty-one bytes are as many characters as they fill, so the rest of the string is not looked at.
        if (core.Length < HeadChars || Base64Url.DecodeFromChars(core[..HeadChars], head, out _, out var written) != System.Buffers.OperationStatus.Done || written <= Purpose1 / 8)
        {
            return false;
        }

        return head[0] >> (8 - VersionBits) == Version && (head[Purpose1 / 8] & (0x80 >> (Purpose1 % 8))) != 0;
    }

    /// <summary>
    /// Whether a string of the Global Privacy Platform allows storage: by its TCF section. One without such a section says nothing that we can take for a yes.
    /// </summary>
    public static bool GppAllowsStorage(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('~'))
        {
            if (AllowsStorage(text[range]))
            {
                return true;
            }
        }

        return false;
    }
}
