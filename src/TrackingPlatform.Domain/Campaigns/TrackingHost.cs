namespace TrackingPlatform.Domain.Campaigns;

/// <summary>A tenant's own host, on which its links are answered.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Host">Its name as <see cref="HostName"/> writes it.</param>
/// <param name="Token">What must be answered under its address before it counts as the tenant's.</param>
/// <param name="IsDefault">Links are shown with it, once it is verified. At most one of a tenant's hosts.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="VerifiedAt">When it was first seen to lead here; null when never.</param>
/// <param name="CheckedAt">When it was last looked at; null when a look is asked for.</param>
/// <param name="Problem">What was wrong at the last look, in words; null when nothing was.</param>
public sealed record TrackingHost(
    TrackingHostId Id, string Host, string Token, bool IsDefault, DateTimeOffset CreatedAt, DateTimeOffset? VerifiedAt, DateTimeOffset? CheckedAt, string? Problem);
