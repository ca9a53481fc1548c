using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Names a delivery.</summary>
public readonly record struct DeliveryId(Guid Value) : IEntityId<DeliveryId>
{
    /// <inheritdoc/>
    public static string Prefix => "dlv_";

    /// <inheritdoc/>
    public static DeliveryId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static DeliveryId New(DateTimeOffset now) => EntityId.New<DeliveryId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
