using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Names a link.</summary>
public readonly record struct LinkId(Guid Value) : IEntityId<LinkId>
{
    /// <inheritdoc/>
    public static string Prefix => "lnk_";

    /// <inheritdoc/>
    public static LinkId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static LinkId New(DateTimeOffset now) => EntityId.New<LinkId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
