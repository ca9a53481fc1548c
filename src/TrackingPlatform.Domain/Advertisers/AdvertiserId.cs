using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Advertisers;

/// <summary>Names an advertiser.</summary>
public readonly record struct AdvertiserId(Guid Value) : IEntityId<AdvertiserId>
{
    /// <inheritdoc/>
    public static string Prefix => "adv_";

    /// <inheritdoc/>
    public static AdvertiserId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static AdvertiserId New(DateTimeOffset now) => EntityId.New<AdvertiserId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
