using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Postbacks;

internal static partial class PostbackJobsLog
{
    [LoggerMessage(6201, LogLevel.Warning, "{Advertiser} of {Tenant} has sent no postback since {Since}; about {Expected} would have come")]
    public static partial void PostbacksStopped(this ILogger logger, AdvertiserId advertiser, TenantId tenant, DateTimeOffset since, double expected);

    [LoggerMessage(6202, LogLevel.Information, "{Advertiser} of {Tenant}, silent since {Since}, sends postbacks again")]
    public static partial void PostbacksResumed(this ILogger logger, AdvertiserId advertiser, TenantId tenant, DateTimeOffset since);
}
