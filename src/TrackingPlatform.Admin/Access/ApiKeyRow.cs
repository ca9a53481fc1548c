using TrackingPlatform.Domain.Access;

namespace TrackingPlatform.Admin.Access;

/// <summary>An API key as it is listed; its secret is not to be had any more.</summary>
public sealed record ApiKeyRow(ApiKeyId Id, string Name, string Hint, IReadOnlyList<ApiScope> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
