using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>Names a conversion.</summary>
public readonly record struct ConversionId(Guid Value) : IEntityId<ConversionId>
{
    /// <inheritdoc/>
    public static string Prefix => "cnv_";

    /// <inheritdoc/>
    public static ConversionId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ConversionId New(DateTimeOffset now) => EntityId.New<ConversionId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
