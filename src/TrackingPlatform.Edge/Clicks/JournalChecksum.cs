using System.Numerics;
using System.Runtime.InteropServices;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4), by the processor's own instruction where it has one.</summary>
internal static class JournalChecksum
{
    private const uint Start = uint.MaxValue;

    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(Start, bytes);

    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Add(Add(Start, first), second);

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return sum;
    }
}
