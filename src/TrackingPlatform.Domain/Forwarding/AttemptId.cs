using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Names one attempt of a delivery.</summary>
public readonly record struct AttemptId(Guid Value) : IEntityId<AttemptId>
{
    /// <inheritdoc/>
    public static string Prefix => "att_";

    /// <inheritdoc/>
    public static AttemptId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static AttemptId New(DateTimeOffset now) => EntityId.New<AttemptId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
