using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Names a saved view of a report.</summary>
public readonly record struct ReportViewId(Guid Value) : IEntityId<ReportViewId>
{
    /// <inheritdoc/>
    public static string Prefix => "vew_";

    /// <inheritdoc/>
    public static ReportViewId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ReportViewId New(DateTimeOffset now) => EntityId.New<ReportViewId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
