using System.Buffers.Binary;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The first 64 bytes of a segment file.</summary>
/// <param name="JournalId">The journal that the segment belongs to, so that a file copied from elsewhere is not read as ours.</param>
/// <param name="Start">Sequence of the first frame; the file's name too.</param>
/// <param name="Follows">
/// The last sequence acknowledged before this segment, or −1. Frames with a higher number in earlier segments were never
/// acknowledged and do not count. After a damaged tail it is <c>Start − 1</c>: what was lost may have been acknowledged.
/// </param>
/// <param name="Previous">Where the segment before this one starts, or −1; a file missing in between shows.</param>
/// <param name="OpenedAt">When the segment was begun.</param>
internal readonly record struct JournalHeader(Guid JournalId, long Start, long Follows, long Previous, DateTimeOffset OpenedAt)
{
    public const int Bytes = 64;

    private const int Version = 1;
    private const int ChecksumAt = 60;

    private static ReadOnlySpan<byte> Magic => "tpjrnl\r\n"u8;

    public void Write(Span<byte> target)
    {
        target[..Bytes].Clear();
        Magic.CopyTo(target);
        BinaryPrimitives.WriteInt32LittleEndian(target[8..], Version);
        JournalId.TryWriteBytes(target[12..]);
        BinaryPrimitives.WriteInt64LittleEndian(target[28..], Start);
        BinaryPrimitives.WriteInt64LittleEndian(target[36..], Follows);
        BinaryPrimitives.WriteInt64LittleEndian(target[44..], Previous);
        BinaryPrimitives.WriteInt64LittleEndian(target[52..], OpenedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteUInt32LittleEndian(target[ChecksumAt..], JournalChecksum.Of(target[..ChecksumAt]));
    }

    /// <returns>Nothing when the bytes are not a whole header.</returns>
    /// <exception cref="InvalidDataException">The header is whole, but a later version of the program wrote it.</exception>
    public static JournalHeader? Read(ReadOnlySpan<byte> source)
    {
        if (source.Length < Bytes
            || !source.StartsWith(Magic)
            || BinaryPrimitives.ReadUInt32LittleEndian(source[ChecksumAt..]) != JournalChecksum.Of(source[..ChecksumAt]))
        {
            return null;
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(source[8..]);
        return version == Version
            ? new JournalHeader(
                new Guid(source[12..28]),
                BinaryPrimitives.ReadInt64LittleEndian(source[28..]),
                BinaryPrimitives.ReadInt64LittleEndian(source[36..]),
                BinaryPrimitives.ReadInt64LittleEndian(source[44..]),
                DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(source[52..])))
            : throw new InvalidDataException($"A journal segment has format {version}; this version reads format {Version}.");
    }
}
