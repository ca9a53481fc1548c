using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>An invitation that can be taken up.</summary>
/// <param name="Existing">The account its address already has; null when the person is new here.</param>
internal sealed record OpenInvitation(TenantId TenantId, InvitationId Id, string TenantName, string Email, Role Role, MemberId? Existing);
