using System.Buffers.Binary;
using System.Buffers.Text;

namespace TrackingPlatform.Data.Reporting;

/// <summary>The last row of a page of a log: where the next page goes on, however many rows arrive meanwhile.</summary>
/// <param name="At">Its time, by which the log is ordered.</param>
/// <param name="Id">Its id, which settles equal times.</param>
public readonly record struct LogCursor(DateTimeOffset At, Guid Id)
{
    private const int Length = 24;

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse(string? text, out LogCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text is not { Length: Length * 4 / 3 } || !Base64Url.TryDecodeFromChars(text, bytes, out var read) || read != Length)
        {
            return false;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        cursor = new LogCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..], bigEndian: true));
        return true;
    }

    /// <summary>Text for URLs that callers hand back and do not read.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.UtcTicks);
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
