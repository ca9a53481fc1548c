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

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
