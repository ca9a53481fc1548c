using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Uploads;

/// <summary>Names an upload: a file of conversions that somebody handed over.</summary>
public readonly record struct UploadId(Guid Value) : IEntityId<UploadId>
{
    /// <inheritdoc/>
    public static string Prefix => "upl_";

    /// <inheritdoc/>
    public static UploadId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static UploadId New(DateTimeOffset now) => EntityId.New<UploadId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
