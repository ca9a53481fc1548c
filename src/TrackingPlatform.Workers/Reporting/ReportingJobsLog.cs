using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Workers.Reporting;

internal static partial class ReportingJobsLog
{
    [LoggerMessage(15101, LogLevel.Error, "Of {Tenant}, {Stored} clicks of {Day} are stored and {Rolled} are in the roll-ups")]
    public static partial void ClicksDiffer(this ILogger logger, TenantId tenant, long stored, long rolled, DateOnly day);

    [LoggerMessage(15102, LogLevel.Error, "Of {Tenant}, {Stored} conversions are stored and {Rolled} are in the roll-ups, or their revenue differs")]
    public static partial void ConversionsDiffer(this ILogger logger, TenantId tenant, long stored, long rolled);

    [LoggerMessage(15103, LogLevel.Error, "The balance of {Tenant} does not add up")]
    public static partial void NotBalanced(this ILogger logger, TenantId tenant);

    [LoggerMessage(15104, LogLevel.Information, "{Closed} days of roll-ups were closed")]
    public static partial void DaysClosed(this ILogger logger, int closed);

    [LoggerMessage(15105, LogLevel.Error, "The closed {Day} has {Rolled} {What} by the day and {Stored} by the quarter of an hour")]
    public static partial void DaysDiffer(this ILogger logger, DateOnly day, string what, long stored, long rolled);

    [LoggerMessage(15106, LogLevel.Information, "{Added} closed days were added up by visitors")]
    public static partial void DaysAddedUp(this ILogger logger, int added);
}
