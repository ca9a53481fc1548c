using System.Buffers.Binary;
using System.Text;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Reads what <see cref="FrameWriter"/> wrote. Bytes that end too early throw <see cref="InvalidDataException"/>.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte() => Take(1)[0];

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public Guid Guid() => new(Take(16), bigEndian: true);

    public Guid? OptionalGuid() => Guid() is var value && value == System.Guid.Empty ? null : value;

    public string? Text() => Count() is > 0 and var length ? Encoding.UTF8.GetString(Take(length - 1)) : null;

    public string RequiredText() => Text() ?? throw new InvalidDataException("A text is missing.");

    public byte[] Bytes() => Take(Count()).ToArray();

    public int Count()
    {
        var value = 0u;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = Byte();
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value <= int.MaxValue ? (int)value : throw new InvalidDataException("A length is out of bounds.");
            }
        }

        throw new InvalidDataException("A length does not end.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException("The frame ends too early.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
