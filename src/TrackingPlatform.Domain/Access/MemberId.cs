using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Access;

/// <summary>Names a person with a login.</summary>
public readonly record struct MemberId(Guid Value) : IEntityId<MemberId>
{
    /// <inheritdoc/>
    public static string Prefix => "usr_";

    /// <inheritdoc/>
    public static MemberId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static MemberId New(DateTimeOffset now) => EntityId.New<MemberId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
