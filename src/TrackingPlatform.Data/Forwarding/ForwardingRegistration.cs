using Microsoft.Extensions.DependencyInjection;

namespace TrackingPlatform.Data.Forwarding;

internal static class ForwardingRegistration
{
    public static void AddForwardingData(this IServiceCollection services)
    {
        services.AddSingleton<ForwardingSignal>();
        services.AddSingleton<ForwardingQueue>();
        services.AddSingleton<EndpointHealthBook>();
        services.AddSingleton<DeliveryDesk>();
    }
}
