using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Notices;

/// <summary>Names a notice.</summary>
public readonly record struct NoticeId(Guid Value) : IEntityId<NoticeId>
{
    /// <inheritdoc/>
    public static string Prefix => "ntc_";

    /// <inheritdoc/>
    public static NoticeId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static NoticeId New(DateTimeOffset now) => EntityId.New<NoticeId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
