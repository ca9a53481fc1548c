using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Forwarding;

internal static partial class ForwardingLog
{
    [LoggerMessage(14001, LogLevel.Information, "Dispatcher started")]
    public static partial void DispatcherStarted(this ILogger logger);

    [LoggerMessage(14002, LogLevel.Information, "Dispatcher stopped; {Left} deliveries were left to their leases")]
    public static partial void DispatcherStopped(this ILogger logger, int left);

    [LoggerMessage(14003, LogLevel.Warning, "Dispatcher could not reach its queue and tries again in {Pause}")]
    public static partial void PassFailed(this ILogger logger, TimeSpan pause, Exception failure);

    [LoggerMessage(14004, LogLevel.Warning, "{Delivery} was fenced: its lease had run out and it belongs to somebody else")]
    public static partial void Fenced(this ILogger logger, DeliveryId delivery);

    [LoggerMessage(14005, LogLevel.Warning, "{Count} deliveries were taken back from leases that had run out")]
    public static partial void LeasesExpired(this ILogger logger, int count);

    [LoggerMessage(14006, LogLevel.Warning, "{Endpoint} is {State} now; next probe {ProbeAt}")]
    public static partial void BreakerMoved(this ILogger logger, EndpointKey endpoint, BreakerState state, DateTimeOffset? probeAt);

    [LoggerMessage(14007, LogLevel.Warning, "{Endpoint} was disabled ({Reason}); its deliveries are parked")]
    public static partial void EndpointDisabled(this ILogger logger, EndpointKey endpoint, string reason);

    [LoggerMessage(14008, LogLevel.Error, "{Delivery} could not be attempted; it is left to its lease")]
    public static partial void AttemptBroke(this ILogger logger, DeliveryId delivery, Exception failure);

    [LoggerMessage(14009, LogLevel.Warning, "{Count} finished deliveries could not be written and are tried again in {Pause}")]
    public static partial void WriteFailed(this ILogger logger, int count, TimeSpan pause, Exception failure);

    [LoggerMessage(14010, LogLevel.Error, "{Delivery} could not be written and is left to its lease")]
    public static partial void WriteRefused(this ILogger logger, DeliveryId delivery, Exception failure);

    [LoggerMessage(14011, LogLevel.Information, "{Count} deliveries are due again: their publisher or template is active")]
    public static partial void Resumed(this ILogger logger, int count);

    [LoggerMessage(14012, LogLevel.Information, "{Endpoint} is back; {Count} deliveries were brought forward")]
    public static partial void EndpointBack(this ILogger logger, EndpointKey endpoint, int count);

    [LoggerMessage(14013, LogLevel.Error, "{Count} changes of conversions lack deliveries; the first is change {Sequence} of {Conversion} of {Tenant}")]
    public static partial void DeliveriesUnaccounted(this ILogger logger, int count, ConversionId conversion, int sequence, TenantId tenant);
}
