using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Names an offer.</summary>
public readonly record struct OfferId(Guid Value) : IEntityId<OfferId>
{
    /// <inheritdoc/>
    public static string Prefix => "off_";

    /// <inheritdoc/>
    public static OfferId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static OfferId New(DateTimeOffset now) => EntityId.New<OfferId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
