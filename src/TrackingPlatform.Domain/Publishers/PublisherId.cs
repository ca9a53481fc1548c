using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Publishers;

/// <summary>Names a publisher.</summary>
public readonly record struct PublisherId(Guid Value) : IEntityId<PublisherId>
{
    /// <inheritdoc/>
    public static string Prefix => "pub_";

    /// <inheritdoc/>
    public static PublisherId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static PublisherId New(DateTimeOffset now) => EntityId.New<PublisherId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
