using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Notices;
using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Workers.Notices;

internal static partial class NoticeLog
{
    [LoggerMessage(19001, LogLevel.Warning, "{Notice} did not go out by {Channel} at attempt {Attempt}; tried again in {Delay}")]
    public static partial void NoticeNotSent(this ILogger logger, NoticeId notice, NoticeChannel channel, int attempt, TimeSpan? delay);
}
