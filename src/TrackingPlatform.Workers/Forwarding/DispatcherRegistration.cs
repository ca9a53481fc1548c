using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

internal static class DispatcherRegistration
{
    /// <summary>Needs the platform's data and a secret box.</summary>
    public static IServiceCollection AddDispatcher(this IServiceCollection services, OutboundLimits limits)
    {
        services.AddGuardedHttp(limits);
        services.AddSingleton<DispatcherMeter>();
        services.AddSingleton<RequestComposer>();
        services.AddSingleton<DeliveryAttempt>();
        services.AddSingleton<BatchAttempt>();
        services.AddSingleton<Dispatcher>();
        return services;
    }
}
