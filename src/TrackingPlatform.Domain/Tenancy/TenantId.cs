namespace TrackingPlatform.Domain.Tenancy;

/// <summary>Names a tenant: one agency or network.</summary>
public readonly record struct TenantId(Guid Value) : IEntityId<TenantId>
{
    /// <inheritdoc/>
    public static string Prefix => "tnt_";

    /// <inheritdoc/>
    public static TenantId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static TenantId New(DateTimeOffset now) => EntityId.New<TenantId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
