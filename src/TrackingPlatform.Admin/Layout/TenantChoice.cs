namespace TrackingPlatform.Admin.Layout;

/// <summary>A tenant in the switch. Choosing one posts <c>tenant={Id}</c> to <c>/switch-tenant</c>.</summary>
public sealed record TenantChoice(string Id, string Name, bool IsCurrent = false);
