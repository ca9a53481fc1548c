using Microsoft.Extensions.Logging;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Postbacks;

internal static partial class PostbackLog
{
    [LoggerMessage(2101, LogLevel.Error, "Postback {Receipt} could not be judged; it is tried again in half a minute")]
    public static partial void SettlingFailed(this ILogger logger, Exception failure, ReceiptId receipt);
}
