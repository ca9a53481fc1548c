namespace TrackingPlatform.Domain.Tenancy;

/// <summary>Writes 128-bit values as 26 characters of Crockford's base32, lower case.</summary>
/// <remarks>
/// Text order is value order, so ids made from UUIDv7 sort by time as text too. Reading is case-insensitive and takes
/// the look-alikes of the scheme (<c>i</c> and <c>l</c> for 1, <c>o</c> for 0), since people retype ids from paper.
/// </remarks>
public static class CrockfordBase32
{
    /// <summary>Characters of one encoded value: 130 bits, the two highest always zero.</summary>
    public const int Length = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly sbyte[] Values = BuildValues();

    /// <summary>Writes <paramref name="value"/> into the first 26 places of <paramref name="destination"/>.</summary>
    public static void Write(Guid value, Span<char> destination)
    {
        var bits = ToUInt128(value);
        for (var index = Length - 1; index >= 0; index--)
        {
            destination[index] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }
    }

    /// <summary>Encodes <paramref name="value"/>.</summary>
    public static string Encode(Guid value) => string.Create(Length, value, static (span, guid) => Write(guid, span));

    /// <summary>Reads exactly 26 characters. False for any other length, a foreign character, or a value over 128 bits.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        if (text.Length != Length)
        {
            return false;
        }

        UInt128 bits = 0;
        for (var index = 0; index < Length; index++)
        {
            var digit = text[index] < 128 ? Values[text[index]] : -1;
            if (digit < 0 || (index == 0 && digit > 7))
            {
                return false;
            }

            bits = (bits << 5) | (UInt128)(uint)digit;
        }

        value = ToGuid(bits);
        return true;
    }

    private static UInt128 ToUInt128(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static Guid ToGuid(UInt128 bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);
        return new Guid(bytes, bigEndian: true);
    }

    private static sbyte[] BuildValues()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var digit = 0; digit < Alphabet.Length; digit++)
        {
            values[Alphabet[digit]] = (sbyte)digit;
            values[char.ToUpperInvariant(Alphabet[digit])] = (sbyte)digit;
        }

        foreach (var (alias, digit) in new[] { ('i', 1), ('I', 1), ('l', 1), ('L', 1), ('o', 0), ('O', 0) })
        {
            values[alias] = (sbyte)digit;
        }

        return values;
    }
}
