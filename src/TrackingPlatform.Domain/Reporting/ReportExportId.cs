using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>Names a file of a report that is made in the background.</summary>
public readonly record struct ReportExportId(Guid Value) : IEntityId<ReportExportId>
{
    /// <inheritdoc/>
    public static string Prefix => "exp_";

    /// <inheritdoc/>
    public static ReportExportId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ReportExportId New(DateTimeOffset now) => EntityId.New<ReportExportId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
