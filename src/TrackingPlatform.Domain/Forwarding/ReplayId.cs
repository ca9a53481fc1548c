using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Names a replay: many deliveries sent again, or sent after all.</summary>
public readonly record struct ReplayId(Guid Value) : IEntityId<ReplayId>
{
    /// <inheritdoc/>
    public static string Prefix => "rpl_";

    /// <inheritdoc/>
    public static ReplayId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ReplayId New(DateTimeOffset now) => EntityId.New<ReplayId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
