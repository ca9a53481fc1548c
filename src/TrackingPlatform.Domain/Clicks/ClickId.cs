using System.Buffers.Binary;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Names a click: 26 characters without a prefix, sortable by time. A click's time is the moment written in its id.</summary>
public readonly record struct ClickId(Guid Value) : IEntityId<ClickId>
{
    /// <inheritdoc/>
    public static string Prefix => "";

    /// <inheritdoc/>
    public static ClickId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ClickId New(DateTimeOffset now) => EntityId.New<ClickId>(now);

    /// <summary>
    /// A sample from [0, 1) made of the id's own random bits, so that whoever has the id can draw again what was drawn for the click.
    /// </summary>
    /// <remarks>The lowest 53 of the 62 random bits at a UUIDv7's end (RFC 9562, 5.7): as many as a double holds.</remarks>
    public double Draw
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Value.TryWriteBytes(bytes, bigEndian: true, out _);
            return (BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]) & ((1UL << 53) - 1)) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
