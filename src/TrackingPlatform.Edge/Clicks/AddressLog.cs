using TrackingPlatform.Domain.Clicks;

namespace TrackingPlatform.Edge.Clicks;

internal static partial class AddressLog
{
    [LoggerMessage(1101, LogLevel.Information, "Address data in use: {Files}")]
    public static partial void AddressDataReplaced(this ILogger logger, string files);

    [LoggerMessage(1102, LogLevel.Warning, "The address file {File} was refused ({Problem}); what was in use of it stays in use")]
    public static partial void AddressFileRefused(this ILogger logger, string file, AddressFileProblem problem);

    [LoggerMessage(1103, LogLevel.Error, "The address file of type {Type} built {BuiltAt} is damaged inside; addresses there stay unknown. Put a whole one in its place")]
    public static partial void AddressFileStumbled(this ILogger logger, string type, DateTimeOffset builtAt);

    [LoggerMessage(1104, LogLevel.Warning, "The folder of address data {Folder} could not be read: {Reason}")]
    public static partial void AddressFolderUnreadable(this ILogger logger, string folder, string reason);
}
