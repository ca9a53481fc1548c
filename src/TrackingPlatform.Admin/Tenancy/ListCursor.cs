using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>Where a page of a list starts, in a form that callers hand back and do not read.</summary>
internal static class ListCursor
{
    private const string Mark = "after:";

    public static string At(int offset) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Mark + offset.ToString(CultureInfo.InvariantCulture)));

    /// <summary>False for anything that <see cref="At"/> did not make.</summary>
    public static bool TryRead(string cursor, out int offset)
    {
        offset = 0;
        var bytes = new byte[cursor.Length];
        return Base64Url.TryDecodeFromChars(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var text
            && text.StartsWith(Mark, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out offset);
    }
}
