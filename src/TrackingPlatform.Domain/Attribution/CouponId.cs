using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Attribution;

/// <summary>Names a coupon.</summary>
public readonly record struct CouponId(Guid Value) : IEntityId<CouponId>
{
    /// <inheritdoc/>
    public static string Prefix => "cpn_";

    /// <inheritdoc/>
    public static CouponId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static CouponId New(DateTimeOffset now) => EntityId.New<CouponId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
