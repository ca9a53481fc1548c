using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Clicks;

internal static partial class ClickJobsLog
{
    [LoggerMessage(8101, LogLevel.Error, "{Clicks} clicks of {Tenant} on {Day} name something that does not exist")]
    public static partial void ClicksDangle(this ILogger logger, TenantId tenant, long clicks, DateOnly day);

    [LoggerMessage(8102, LogLevel.Error, "{Rows} changes of conversions or deliveries of {Tenant} on {Day} name something that does not exist")]
    public static partial void BookingsDangle(this ILogger logger, TenantId tenant, long rows, DateOnly day);
}
