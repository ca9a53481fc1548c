using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Admin.Ui;

internal static partial class GridLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The list of {Noun} could not be loaded, reference {Reference}")]
    public static partial void LoadFailed(ILogger logger, Exception exception, string noun, string reference);
}
