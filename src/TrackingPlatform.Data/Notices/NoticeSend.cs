using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Data.Notices;

/// <summary>A notice on its way to one recipient, under our lease.</summary>
/// <param name="Tenant">Whose notice.</param>
/// <param name="TenantName">As people call it.</param>
/// <param name="Id">The same over all attempts.</param>
/// <param name="Claim">Names the lease; whoever finishes must show it.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Target">A mail address, or an address on the web.</param>
/// <param name="IsForStaff">Otherwise it is for a publisher, who sees no admin pages.</param>
/// <param name="Attempt">1 for the first; this one is counted already.</param>
/// <param name="SecretCipher">What a web address is signed with, sealed; null sends no signature.</param>
/// <param name="Entry">The notice.</param>
public sealed record NoticeSend(
    TenantId Tenant, string TenantName, Guid Id, Guid Claim, NoticeChannel Channel, string Target, bool IsForStaff, int Attempt, string? SecretCipher, NoticeEntry Entry);
