using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Privacy;

/// <summary>Tells a day's visitors apart without keeping who they are.</summary>
/// <remarks>
/// A keyed hash of tenant, day, full address and agent. The same visitor has the same key all day with one tenant, another
/// one with every other tenant, and another one tomorrow. The secret belongs to one tenant's day (by the tenant's own
/// calendar) and is destroyed within 48 hours; from then on not even whoever holds the database can test whether an address
/// was there. Until then the key is pseudonymous, never anonymous.
/// </remarks>
public static class VisitorKey
{
    /// <summary>Bytes of a key: half of a SHA-256, which for telling visitors of one day apart is ample.</summary>
    public const int Length = 16;

    /// <summary>The fewest bytes that a day's secret may have.</summary>
    public const int ShortestSecret = 32;

    private const int AgentAt = 16 + sizeof(int) + 1 + 16;
    private const int OnStack = 512;

    /// <summary>The visitor's key for a day.</summary>
    /// <param name="daySecret">The random secret of this tenant and day, at least <see cref="ShortestSecret"/> bytes.</param>
    /// <param name="tenant">Whose link was clicked.</param>
    /// <param name="day">The date by the tenant's calendar.</param>
    /// <param name="address">The full address, not the cut one; IPv4 inside IPv6 counts as IPv4. It is not kept.</param>
    /// <param name="userAgent">The agent string as it came; empty when there was none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The secret is too short.</exception>
    public static byte[] Of(ReadOnlySpan<byte> daySecret, TenantId tenant, DateOnly day, IPAddress address, string userAgent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(daySecret.Length, ShortestSecret, nameof(daySecret));
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(userAgent);

        var needed = AgentAt + Encoding.UTF8.GetMaxByteCount(userAgent.Length);
        var rented = needed > OnStack ? ArrayPool<byte>.Shared.Rent(needed) : null;
        var message = rented ?? stackalloc byte[OnStack];
        try
        {
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(daySecret, message[..Write(message, tenant, day, address, userAgent)], hash);
            return hash[..Length].ToArray();
        }
        finally
        {
            if (rented is not null)
            {
                // It held a full address.
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    /// <summary>Every part but the last has a fixed place, so that no two visitors give the same bytes.</summary>
    private static int Write(Span<byte> message, TenantId tenant, DateOnly day, IPAddress address, string userAgent)
    {
        message[..AgentAt].Clear();
        tenant.Value.TryWriteBytes(message, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(message[16..], day.DayNumber);
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).TryWriteBytes(message[21..], out var length);
        message[20] = (byte)length;
        return AgentAt + Encoding.UTF8.GetBytes(userAgent, message[AgentAt..]);
    }
}
