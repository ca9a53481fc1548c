using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>An open rule that keeps back a share of a publisher's approved conversions.</summary>
/// <remarks>
/// Nothing is thrown: a keyed hash of the conversion's id decides, so the same conversion is always decided alike, on every node and years later, and whoever has the
/// key can check each decision. Every n-th is a share of 100 / n percent, over many conversions. Immutable.
/// </remarks>
public sealed record Throttle
{
    /// <summary>Bytes of the key.</summary>
    public const int KeySize = 16;

    private const int Parts = 10_000;

    /// <summary>The throttle.</summary>
    public required ThrottleId Id { get; init; }

    /// <summary>Only conversions of this offer; null means all.</summary>
    public OfferId? Offer { get; init; }

    /// <summary>Only this event, by name without regard to case; null means all.</summary>
    public string? Event { get; init; }

    /// <summary>How many of a hundred are kept back; more than 0, at most 100, two decimals.</summary>
    public required decimal Percent { get; init; }

    /// <summary>What becomes of those.</summary>
    public required ThrottleEffect Effect { get; init; }

    /// <summary>The key of the hash, <see cref="KeySize"/> random bytes.</summary>
    public required ReadOnlyMemory<byte> Key { get; init; }

    /// <summary>Whether it is about such conversions at all.</summary>
    public bool Covers(OfferId offer, string eventName) =>
        (Offer is null || Offer == offer) && (Event is null || Event.Equals(eventName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it keeps this conversion back, if it covers it: HMAC-SHA256 over the id's sixteen bytes, its first eight read as a number, falls into the share.</summary>
    public bool Takes(ConversionId conversion)
    {
        Span<byte> id = stackalloc byte[16];
        conversion.Value.TryWriteBytes(id, bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key.Span, id, hash);
        var part = (int)(((UInt128)BinaryPrimitives.ReadUInt64BigEndian(hash) * Parts) >> 64);
        return part < Percent * (Parts / 100);
    }

    /// <summary>The rule in words that the publisher may be shown.</summary>
    /// <param name="offerName">The offer's name; null for all.</param>
    public string Say(string? offerName)
    {
        var what = (offerName, Event) switch
        {
            (null, null) => "approved conversions",
            ({ } offer, null) => $"approved conversions of {offer}",
            (null, { } name) => $"approved conversions for {name}",
            var (offer, name) => $"approved conversions of {offer} for {name}",
        };
        var effect = Effect switch
        {
            ThrottleEffect.Hide => "counted and paid, and not sent by postback",
            ThrottleEffect.Pending => "booked as pending until they are reviewed",
            ThrottleEffect.Hold => "held until they are reviewed",
        };
        return $"{Percent.ToString("0.##", CultureInfo.InvariantCulture)} % of the {what} are {effect}. Which ones is computed from the conversion's id, never chosen.";
    }
}
