using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A tenant's own host as pages and the API show it.</summary>
/// <param name="IsVerified">It was seen to lead here, and answers this tenant's links only.</param>
/// <param name="Problem">What was wrong at the last look; null when nothing was. A verified host stays verified.</param>
/// <param name="CheckUrl">What must answer the token, unless the DNS does.</param>
/// <param name="TxtName">The name in the DNS that may have the token as its text (TXT record) instead.</param>
/// <param name="CheckedAt">When it was last looked at; null while a look is being waited for.</param>
public sealed record HostDetails(
    TrackingHostId Id,
    string Host,
    bool IsDefault,
    bool IsVerified,
    string? Problem,
    string CheckUrl,
    string TxtName,
    string Token,
    DateTimeOffset CreatedAt,
    DateTimeOffset? VerifiedAt,
    DateTimeOffset? CheckedAt);
