using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

internal static partial class PostbackLog
{
    [LoggerMessage(1201, LogLevel.Warning, "Postbacks cannot be stored in the database; they are kept in the journal until it is back")]
    public static partial void StoreFailed(this ILogger logger, Exception failure);

    [LoggerMessage(1202, LogLevel.Information, "Postbacks are stored in the database again")]
    public static partial void StoreRecovered(this ILogger logger);

    [LoggerMessage(1203, LogLevel.Error, "A postback could be kept neither in the database nor in the journal; its sender was asked to try again. Free disk space under the data directory")]
    public static partial void NothingTook(this ILogger logger, Exception failure);

    [LoggerMessage(1205, LogLevel.Warning, "A postback names nothing but its click, and the database is away; its sender was asked to try again")]
    public static partial void OwnerUnknown(this ILogger logger, Exception failure);

    [LoggerMessage(1204, LogLevel.Warning, "Postback {Receipt} is stored but was not judged; it is settled later")]
    public static partial void JudgementFailed(this ILogger logger, Exception failure, ReceiptId receipt);

    [LoggerMessage(1208, LogLevel.Warning, "A dry run of a postback could not be made")]
    public static partial void DryRunFailed(this ILogger logger, Exception failure);

    [LoggerMessage(1206, LogLevel.Warning, "{Count} rows of a batch could not be judged together; they are kept and judged one by one")]
    public static partial void BatchFailed(this ILogger logger, Exception failure, int count);

    [LoggerMessage(1207, LogLevel.Warning, "Whether a batch was here before cannot be told, since the database is away; its sender was asked to try again")]
    public static partial void KeysUnknown(this ILogger logger, Exception failure);
}
