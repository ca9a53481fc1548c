using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Data.Conversions;

internal static partial class ConversionsLog
{
    [LoggerMessage(2201, LogLevel.Error, "{Conversion} could not be released from its hold time")]
    public static partial void ReleaseFailed(this ILogger logger, Exception failure, ConversionId conversion);

    [LoggerMessage(2202, LogLevel.Warning, "Rows of a batch could not be booked together; they are booked one by one")]
    public static partial void BatchNotTogether(this ILogger logger, Exception failure);
}
