using System.Buffers.Binary;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>One frame: payload length (4 bytes), sequence (8), CRC-32C of those and the payload (4), then the payload; little-endian.</summary>
internal static class JournalFrame
{
    public const int HeaderBytes = 16;

    private const int SequenceAt = 4;
    private const int ChecksumAt = 12;

    /// <summary>Writes all but the checksum, which <see cref="Seal"/> adds when the frame's batch goes to disk.</summary>
    public static void Write(Span<byte> frame, long sequence, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(frame[SequenceAt..], sequence);
        payload.CopyTo(frame[HeaderBytes..]);
    }

    /// <summary>Puts the checksum into the frame at the start of <paramref name="frames"/>.</summary>
    /// <returns>The bytes that the frame takes.</returns>
    public static int Seal(Span<byte> frames)
    {
        var bytes = HeaderBytes + PayloadBytes(frames);
        BinaryPrimitives.WriteUInt32LittleEndian(frames[ChecksumAt..], Checksum(frames[..bytes]));
        return bytes;
    }

    /// <summary>The payload length that a frame header claims; may be anything when the header is damaged.</summary>
    public static int PayloadBytes(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadInt32LittleEndian(frame);

    /// <summary>Whether <paramref name="frame"/>, which is exactly as long as its header claims, is whole and the one expected here.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> frame, long sequence) =>
        BinaryPrimitives.ReadInt64LittleEndian(frame[SequenceAt..]) == sequence
        && BinaryPrimitives.ReadUInt32LittleEndian(frame[ChecksumAt..]) == Checksum(frame);

    private static uint Checksum(ReadOnlySpan<byte> frame) => JournalChecksum.Of(frame[..ChecksumAt], frame[HeaderBytes..]);
}
