using System.Buffers.Binary;

namespace TrackingPlatform.Domain.Tenancy;

/// <summary>Makes, writes and reads every kind of identifier.</summary>
public static class EntityId
{
    /// <summary>A fresh identifier whose first 48 bits are <paramref name="now"/> in Unix milliseconds and whose rest is random.</summary>
    public static TId New<TId>(DateTimeOffset now)
        where TId : struct, IEntityId<TId> => TId.From(Guid.CreateVersion7(now));

    /// <summary>The prefixed text of an identifier.</summary>
    public static string Format<TId>(TId id)
        where TId : struct, IEntityId<TId> => TId.Prefix.Length == 0 ? CrockfordBase32.Encode(id.Value) : TId.Prefix + CrockfordBase32.Encode(id.Value);

    /// <summary>Reads the prefixed text of an identifier; false when prefix, length or characters are wrong.</summary>
    public static bool TryParse<TId>(ReadOnlySpan<char> text, out TId id)
        where TId : struct, IEntityId<TId>
    {
        id = default;
        if (!text.StartsWith(TId.Prefix, StringComparison.OrdinalIgnoreCase) || !CrockfordBase32.TryDecode(text[TId.Prefix.Length..], out var value))
        {
            return false;
        }

        id = TId.From(value);
        return true;
    }

    /// <summary>The moment written in a UUIDv7, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }

    /// <summary>The smallest value whose written moment is <paramref name="time"/>: a bound for ranges of identifiers by time.</summary>
    public static Guid FirstAt(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>True when <paramref name="value"/> carries the version and variant bits of a UUIDv7.</summary>
    public static bool IsVersion7(Guid value) => value.Version == 7 && (value.Variant & 0xC) == 8;
}
