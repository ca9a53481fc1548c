namespace TrackingPlatform.Admin.Access;

/// <summary>What the set-up asks for: the agency and its first person.</summary>
public sealed record TenantDraft(string? Tenant, string? Currency, string? TimeZone, string? Name, string? Email, string? Password)
{
    /// <summary>An API key's secret to be taken as it is; only the unattended set-up gives one.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Without the secrets, which a record would print otherwise.</summary>
    public override string ToString() => $"{Tenant}, {Email}";
}
