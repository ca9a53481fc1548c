using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Data.Tenancy;

internal static partial class TenancyLog
{
    [LoggerMessage(2001, LogLevel.Debug, "Platform scope was opened: {Purpose}")]
    public static partial void PlatformScopeOpened(this ILogger logger, string purpose);

    [LoggerMessage(2002, LogLevel.Information, "Database schema is at {Migration}; {Applied} migrations were applied")]
    public static partial void SchemaMigrated(this ILogger logger, string migration, int applied);
}
