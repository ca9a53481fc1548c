using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Access;

/// <summary>Names an API key; not the secret itself.</summary>
public readonly record struct ApiKeyId(Guid Value) : IEntityId<ApiKeyId>
{
    /// <inheritdoc/>
    public static string Prefix => "key_";

    /// <inheritdoc/>
    public static ApiKeyId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ApiKeyId New(DateTimeOffset now) => EntityId.New<ApiKeyId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
