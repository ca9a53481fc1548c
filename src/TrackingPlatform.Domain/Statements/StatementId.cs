using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Statements;

/// <summary>Names a statement of a publisher or an invoice to an advertiser.</summary>
public readonly record struct StatementId(Guid Value) : IEntityId<StatementId>
{
    /// <inheritdoc/>
    public static string Prefix => "stm_";

    /// <inheritdoc/>
    public static StatementId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static StatementId New(DateTimeOffset now) => EntityId.New<StatementId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
