using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Data.Conversions;

internal static partial class ConversionsLog
{
    [LoggerMessage(2201, LogLevel.Error, "{Conversion} could not be released from its hold time")]
    public static partial void ReleaseFailed(this ILogger logger, Exception failure, ConversionId conversion);
}
