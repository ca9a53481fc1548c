using Microsoft.Extensions.DependencyInjection.Extensions;
using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Puts the address data together: for look-ups, and for the page on which an operator brings files.</summary>
public static class AddressRegistration
{
    /// <summary>Adds it; a second call adds nothing.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">Holds the section <c>Addresses</c>.</param>
    /// <param name="dataDirectory">Where the folder is when the section names none.</param>
    public static IServiceCollection AddAddressData(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var options = configuration.GetSection(AddressOptions.Section).Get<AddressOptions>() ?? new AddressOptions();
        var directory = Path.GetFullPath(options.Directory ?? "addresses", dataDirectory);
        var bundled = Path.GetFullPath(options.BundledDirectory ?? "addresses", AppContext.BaseDirectory);
        services.TryAddSingleton<AddressData>();
        services.TryAddSingleton<IAddressIntelligence>(provider => provider.GetRequiredService<AddressData>());
        services.TryAddSingleton(provider => new AddressFolder(
            directory, bundled, provider.GetRequiredService<AddressData>(), provider.GetRequiredService<ILogger<AddressFolder>>()));
        services.TryAddSingleton<IAddressFiles>(provider => provider.GetRequiredService<AddressFolder>());
        services.AddHostedService<AddressRefresher>();
        return services;
    }
}
