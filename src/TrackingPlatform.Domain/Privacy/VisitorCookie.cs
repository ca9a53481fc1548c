using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Privacy;

/// <summary>
/// What a visitor who allows it is known by: a random number, the day it was given, and the key of that day. For that day the key stays, or the click that brought
/// the cookie and the next one would both be the first; later the number makes the day's key, whatever address and agent have become.
/// </summary>
/// <param name="Id">Sixteen random bytes, drawn for one tenant.</param>
/// <param name="Day">The tenant's day on which it was given.</param>
/// <param name="FirstKey">The visitor's key of that day.</param>
public sealed record VisitorCookie(byte[] Id, DateOnly Day, byte[] FirstKey)
{
    /// <summary>Bytes of <see cref="Id"/>.</summary>
    public const int IdLength = 16;

    private const int Bytes = IdLength + sizeof(int) + VisitorKey.Length;
    private const int Chars = 48;

    /// <summary>How long it is kept: thirteen months, as the French authority allows at the most.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(390);

    /// <summary>Reads a cookie's value; null when it is none of ours.</summary>
    public static VisitorCookie? Read(string? text)
    {
        if (text is not { Length: Chars })
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Bytes];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) != System.Buffers.OperationStatus.Done || written != Bytes)
        {
            return null;
        }

        var day = BinaryPrimitives.ReadInt32BigEndian(bytes[IdLength..]);
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber
            ? new VisitorCookie(bytes[..IdLength].ToArray(), DateOnly.FromDayNumber(day), bytes[(IdLength + sizeof(int))..].ToArray())
            : null;
    }

    /// <summary>The value of the cookie.</summary>
    public string Write()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Id.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[IdLength..], Day.DayNumber);
        FirstKey.CopyTo(bytes[(IdLength + sizeof(int))..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The visitor's key of a day.</summary>
    /// <param name="daySecret">The day's secret.</param>
    /// <param name="tenant">Whose link was clicked.</param>
    /// <param name="day">The tenant's day.</param>
    public byte[] KeyOf(ReadOnlySpan<byte> daySecret, TenantId tenant, DateOnly day)
    {
        if (day == Day)
        {
            return FirstKey;
        }

        Span<byte> message = stackalloc byte[IdLength + sizeof(int) + IdLength];
        tenant.Value.TryWriteBytes(message, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(message[IdLength..], day.DayNumber);
        Id.CopyTo(message[(IdLength + sizeof(int))..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(daySecret, message, hash);
        return hash[..VisitorKey.Length].ToArray();
    }
}
