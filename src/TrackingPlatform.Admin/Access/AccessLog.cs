using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Admin.Access;

internal static partial class AccessLog
{
    [LoggerMessage(3001, LogLevel.Error, "API request {Method} {Path} failed; trace {TraceId}")]
    public static partial void ApiRequestFailed(this ILogger logger, Exception failure, string method, string path, string traceId);

    [LoggerMessage(3002, LogLevel.Information, "First tenant {Tenant} was set up")]
    public static partial void FirstTenantSetUp(this ILogger logger, string tenant);

    [LoggerMessage(3003, LogLevel.Information, "{Member} signed in")]
    public static partial void SignedIn(this ILogger logger, string member);

    [LoggerMessage(3004, LogLevel.Warning, "Sign-in was refused: {Reason}")]
    public static partial void SignInRefused(this ILogger logger, string reason);

    [LoggerMessage(3005, LogLevel.Warning, "Session could not be checked again, the database does not answer: {Reason}")]
    public static partial void SessionNotChecked(this ILogger logger, string reason);

    [LoggerMessage(3006, LogLevel.Information, "API key {Key} of {Tenant} was made by {Actor}")]
    public static partial void ApiKeyMade(this ILogger logger, string key, string tenant, string actor);

    [LoggerMessage(3007, LogLevel.Information, "API key {Key} of {Tenant} was revoked by {Actor}")]
    public static partial void ApiKeyRevoked(this ILogger logger, string key, string tenant, string actor);

    [LoggerMessage(3008, LogLevel.Information, "Member {Member} of {Tenant} was given the role {Role} by {Actor}")]
    public static partial void RoleGiven(this ILogger logger, string member, string tenant, string role, string actor);

    [LoggerMessage(3009, LogLevel.Information, "Member {Member} was removed from {Tenant} by {Actor}")]
    public static partial void MemberRemoved(this ILogger logger, string member, string tenant, string actor);

    [LoggerMessage(3010, LogLevel.Warning, "API request was refused: {Reason}")]
    public static partial void ApiRefused(this ILogger logger, string reason);

    [LoggerMessage(3011, LogLevel.Error, "Page {Path} failed; trace {TraceId}")]
    public static partial void PageFailed(this ILogger logger, string path, string traceId);
}
