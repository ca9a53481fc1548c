using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Offers;

internal static partial class CapJobsLog
{
    [LoggerMessage(6101, LogLevel.Information, "The cap {Cap} of {Tenant} has come to {Used} of {Limit}")]
    public static partial void CapNearlyFull(this ILogger logger, string cap, TenantId tenant, decimal used, decimal limit);

    [LoggerMessage(6102, LogLevel.Error, "The counter of the cap {Cap} of {Tenant} since {PeriodStart} said {Used}, and {Counted} are stored; it was put right")]
    public static partial void CapDiffered(this ILogger logger, string cap, TenantId tenant, DateTimeOffset periodStart, decimal used, decimal counted);
}
