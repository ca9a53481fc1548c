using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Names a blocked source or sub-id.</summary>
public readonly record struct TrafficBlockId(Guid Value) : IEntityId<TrafficBlockId>
{
    /// <inheritdoc/>
    public static string Prefix => "blk_";

    /// <inheritdoc/>
    public static TrafficBlockId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static TrafficBlockId New(DateTimeOffset now) => EntityId.New<TrafficBlockId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
