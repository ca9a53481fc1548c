using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Access;

/// <summary>What an API key opens.</summary>
internal sealed record ApiKeyEntry(TenantId TenantId, ApiKeyId Id, string Name, Permissions Permissions);
