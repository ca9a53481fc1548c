using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Access;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Data.Forwarding;

internal static class ForwardingRegistration
{
    /// <summary>Adds the queue, what people do to it, and what the schedule looks after.</summary>
    public static void AddForwardingData(this IServiceCollection services)
    {
        services.AddSingleton<ForwardingSignal>();
        services.AddSingleton<ForwardingQueue>();
        services.AddSingleton<EndpointHealthBook>();
        services.AddSingleton<EndpointSweep>();
        services.AddSingleton<DeliveryDesk>();
        services.AddSingleton<DeliveryAudit>();
        services.AddSingleton<DayPartitions>();
        services.AddSingleton<ClickReferences>();
        services.AddSingleton<RollupAudit>();
        services.AddSingleton<IdempotencyRetention>();
    }
}
