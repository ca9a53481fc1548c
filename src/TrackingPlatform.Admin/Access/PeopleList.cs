namespace TrackingPlatform.Admin.Access;

/// <summary>Who belongs to the tenant and who is asked to.</summary>
internal sealed record PeopleList(IReadOnlyList<MemberRow> Members, IReadOnlyList<InvitationRow> Invitations);
