using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>Names a reconciliation: a partner's list held against the books.</summary>
public readonly record struct ReconciliationId(Guid Value) : IEntityId<ReconciliationId>
{
    /// <inheritdoc/>
    public static string Prefix => "rec_";

    /// <inheritdoc/>
    public static ReconciliationId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ReconciliationId New(DateTimeOffset now) => EntityId.New<ReconciliationId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
