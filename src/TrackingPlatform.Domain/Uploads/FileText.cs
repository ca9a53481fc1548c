using System.Text;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>Turns the bytes of a file into text.</summary>
public static class FileText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // one of the provider's own

    /// <summary>The encoding: by its mark, else UTF-16 by its zero bytes, else UTF-8 where the bytes are that, else Windows-1252.</summary>
    public static FileEncoding Guess(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return FileEncoding.Utf8;
        }

        if (bytes.StartsWith(Encoding.Unicode.Preamble) || (bytes.Length > 1 && bytes[0] != 0 && bytes[1] == 0))
        {
            return FileEncoding.Utf16;
        }

        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) || (bytes.Length > 1 && bytes[0] == 0 && bytes[1] != 0))
        {
            return FileEncoding.Utf16BigEndian;
        }

        try
        {
            StrictUtf8.GetCharCount(bytes);
            return FileEncoding.Utf8;
        }
        catch (DecoderFallbackException)
        {
            return FileEncoding.Windows1252;
        }
    }

    /// <summary>The text, without the mark that tells its encoding. What cannot be read in this encoding becomes a replacement character.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, FileEncoding encoding)
    {
        var text = Of(encoding).GetString(bytes);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    private static Encoding Of(FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8 => Encoding.UTF8,
        FileEncoding.Utf16 => Encoding.Unicode,
        FileEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        FileEncoding.Windows1252 => Windows1252,
    };
}
