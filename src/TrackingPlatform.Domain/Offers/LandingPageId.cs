using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Names a landing page of an offer.</summary>
public readonly record struct LandingPageId(Guid Value) : IEntityId<LandingPageId>
{
    /// <inheritdoc/>
    public static string Prefix => "lpg_";

    /// <inheritdoc/>
    public static LandingPageId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static LandingPageId New(DateTimeOffset now) => EntityId.New<LandingPageId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
