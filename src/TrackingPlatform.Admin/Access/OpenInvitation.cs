using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Publishers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>An invitation that can be taken up.</summary>
/// <param name="Existing">The account its address already has; null when the person is new here.</param>
/// <param name="Publisher">Whose person they are to be, in the role of a publisher.</param>
internal sealed record OpenInvitation(TenantId TenantId, InvitationId Id, string TenantName, string Email, Role Role, MemberId? Existing, PublisherId? Publisher = null);
