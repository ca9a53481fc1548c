using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Data.Privacy;

/// <summary>Data Protection's ring: one for all nodes, in the database, sealed with the master key.</summary>
public static class KeyRingRegistration
{
    /// <summary>Needs a <see cref="SecretBox"/> and the platform's data.</summary>
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("TrackingPlatform").PersistKeysToDbContext<PlatformDbContext>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new SealedXmlEncryptor(provider.GetRequiredService<SecretBox>())));
        return services;
    }
}
