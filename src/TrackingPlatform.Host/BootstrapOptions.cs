namespace TrackingPlatform.Host;

/// <summary>The first tenant, its owner and an API key, made on first start when nobody is there to click through set-up.</summary>
internal sealed record BootstrapOptions(string Tenant, string Email, string Password, string? ApiKey)
{
    /// <returns>Null when nothing is configured.</returns>
    /// <exception cref="StartupFailure">Only a part is configured.</exception>
    public static BootstrapOptions? Read(IConfigurationSection section) =>
        !section.GetChildren().Any(child => !string.IsNullOrWhiteSpace(child.Value))
            ? null
            : new BootstrapOptions(
                Needed(section, nameof(Tenant)),
                Needed(section, nameof(Email)),
                Needed(section, nameof(Password)),
                string.IsNullOrWhiteSpace(section[nameof(ApiKey)]) ? null : section[nameof(ApiKey)]);

    /// <summary>Without the password and the key, which a record would print otherwise.</summary>
    public override string ToString() => $"{Tenant}, {Email}";

    private static string Needed(IConfigurationSection section, string key) =>
        string.IsNullOrWhiteSpace(section[key])
            ? throw StartupFailure.BadConfiguration($"{section.Path}:{key} is missing; Tenant, Email and Password belong together.")
            : section[key]!;
}
