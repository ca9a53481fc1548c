using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Templates;

/// <summary>Names a postback template.</summary>
public readonly record struct TemplateId(Guid Value) : IEntityId<TemplateId>
{
    /// <inheritdoc/>
    public static string Prefix => "tpl_";

    /// <inheritdoc/>
    public static TemplateId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static TemplateId New(DateTimeOffset now) => EntityId.New<TemplateId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
