using Microsoft.Extensions.DependencyInjection;
using TrackingPlatform.Data.Access;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Data.Forwarding;

internal static class ForwardingRegistration
{
    /// <summary>Adds the queue, what people do to it, and what the schedule looks after.</summary>
    public static void AddForwardingData(this IServiceCollection services)
    {
        services.AddSingleton<ForwardingSignal>();
        services.AddSingleton<ForwardingQueue>();
        services.AddSingleton<GatheringQueue>();
        services.AddSingleton<EndpointHealthBook>();
        services.AddSingleton<EndpointLosses>();
        services.AddSingleton<EndpointLimitBook>();
        services.AddSingleton<ThrottleBook>();
        services.AddSingleton<WebhookBook>();
        services.AddSingleton<WebhookTelling>();
        services.AddSingleton<EndpointSweep>();
        services.AddSingleton<DeliveryDesk>();
        services.AddSingleton<DeliveryAudit>();
        services.AddSingleton<ConversionTelling>();
        services.AddSingleton<ReplayBook>();
        services.AddSingleton<NoticeBook>();
        services.AddSingleton<INoticePort>(provider => provider.GetRequiredService<NoticeBook>());
        services.AddSingleton<NoticeOutbox>();
        services.AddSingleton<NoticeWishBook>();
        services.AddSingleton<ReplayRun>();
        services.AddSingleton<DayPartitions>();
        services.AddSingleton<ClickReferences>();
        services.AddSingleton<BookedReferences>();
        services.AddSingleton<RollupAudit>();
        services.AddSingleton<IdempotencyRetention>();
    }
}
