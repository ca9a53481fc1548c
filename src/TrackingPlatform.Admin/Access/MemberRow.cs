using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>A person of the tenant as they are listed.</summary>
internal sealed record MemberRow(MemberId Id, string Name, string Email, Role Role, DateTimeOffset Since, string? Publisher = null);
