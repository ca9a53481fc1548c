using System.Security.Cryptography;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Names a request that carries many deliveries. The same deliveries have the same name, so that a publisher who hears them twice can tell.</summary>
public readonly record struct BatchId(Guid Value) : IEntityId<BatchId>
{
    /// <inheritdoc/>
    public static string Prefix => "bat_";

    /// <inheritdoc/>
    public static BatchId From(Guid value) => new(value);

    /// <summary>The name of a set of deliveries, whatever their order.</summary>
    public static BatchId Of(IEnumerable<DeliveryId> deliveries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var delivery in deliveries.Select(each => each.Value).Distinct().Order())
        {
            hash.AppendData(delivery.ToByteArray(bigEndian: true));
        }

        var bytes = hash.GetHashAndReset().AsSpan(0, 16);
        // A UUIDv8 (RFC 9562): made by a rule of our own.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new BatchId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
