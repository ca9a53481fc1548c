using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Names a tenant's own host.</summary>
public readonly record struct TrackingHostId(Guid Value) : IEntityId<TrackingHostId>
{
    /// <inheritdoc/>
    public static string Prefix => "hst_";

    /// <inheritdoc/>
    public static TrackingHostId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static TrackingHostId New(DateTimeOffset now) => EntityId.New<TrackingHostId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
