using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Admin.Reporting;

internal static partial class TraceShareLog
{
    [LoggerMessage(3101, LogLevel.Information, "Trace {Subject} of {Tenant} was shared with {Audience} as {Share} by {Actor}")]
    public static partial void TraceShared(this ILogger logger, string subject, string tenant, string audience, string share, string actor);

    [LoggerMessage(3102, LogLevel.Information, "Shared trace {Share} of {Tenant} was taken back by {Actor}")]
    public static partial void TraceShareRevoked(this ILogger logger, string share, string tenant, string actor);
}
