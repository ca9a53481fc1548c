using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Names one inbound postback and the answer given to it.</summary>
public readonly record struct ReceiptId(Guid Value) : IEntityId<ReceiptId>
{
    /// <inheritdoc/>
    public static string Prefix => "rcp_";

    /// <inheritdoc/>
    public static ReceiptId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static ReceiptId New(DateTimeOffset now) => EntityId.New<ReceiptId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
