using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Access;

/// <summary>Names an invitation to join a tenant.</summary>
public readonly record struct InvitationId(Guid Value) : IEntityId<InvitationId>
{
    /// <inheritdoc/>
    public static string Prefix => "inv_";

    /// <inheritdoc/>
    public static InvitationId From(Guid value) => new(value);

    /// <summary>A fresh identifier made at <paramref name="now"/>.</summary>
    public static InvitationId New(DateTimeOffset now) => EntityId.New<InvitationId>(now);

    /// <summary>The prefixed text.</summary>
    public override string ToString() => EntityId.Format(this);
}
