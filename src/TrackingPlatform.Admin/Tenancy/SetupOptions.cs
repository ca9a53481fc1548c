using Microsoft.Extensions.Configuration;

namespace TrackingPlatform.Admin.Tenancy;

/// <summary>What the set-up must know of the installation's configuration.</summary>
/// <param name="PublicUrl">How links and postback addresses begin, such as <c>https://go.example.com</c>; null takes the address the person or machine came by.</param>
/// <param name="AllowPrivateNetworks">Templates may name private addresses and any port.</param>
public sealed record SetupOptions(string? PublicUrl, bool AllowPrivateNetworks)
{
    public static SetupOptions Read(IConfiguration configuration)
    {
        var publicUrl = configuration["Platform:PublicUrl"]?.Trim().TrimEnd('/');
        return new SetupOptions(string.IsNullOrEmpty(publicUrl) ? null : publicUrl, configuration.GetValue<bool>("Platform:Outbound:AllowPrivateNetworks"));
    }
}
