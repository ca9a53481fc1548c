using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>An open invitation as it is listed; its link is not to be had any more.</summary>
internal sealed record InvitationRow(InvitationId Id, string Email, Role Role, DateTimeOffset ExpiresAt, string? Publisher = null);
