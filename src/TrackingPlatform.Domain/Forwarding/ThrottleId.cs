using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Names a throttle.</summary>
public readonly record struct ThrottleId(Guid Value) : IEntityId<ThrottleId>
{
    /// <inheritdoc/>
    public static string Prefix => "thr_";

    /// <inheritdoc/>
    public static ThrottleId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ThrottleId New(DateTimeOffset now) => EntityId.New<ThrottleId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
