using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Names a link by which a trace is shown to an outsider.</summary>
public readonly record struct TraceShareId(Guid Value) : IEntityId<TraceShareId>
{
    /// <inheritdoc/>
    public static string Prefix => "shr_";

    /// <inheritdoc/>
    public static TraceShareId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static TraceShareId New(DateTimeOffset now) => EntityId.New<TraceShareId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
