using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Offers;

/// <summary>Registers what counts, leases, shows and proves caps.</summary>
internal static class CapRegistration
{
    public static IServiceCollection AddCaps(this IServiceCollection services)
    {
        services.AddSingleton<ICapLeases, CapLeases>();
        services.AddSingleton<CapBook>();
        services.AddSingleton<CapCourses>();
        services.AddSingleton<CapRecount>();
        services.AddSingleton<CapWatch>();
        return services;
    }
}
