using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace TrackingPlatform.Admin.Access;

/// <summary>How often one network, and one API key, may ask. Runs before anyone is looked up, so guessing costs no query.</summary>
internal static class RateLimits
{
    private static readonly PathString[] SignInPaths = ["/sign-in", "/setup", "/invitations"];

    /// <summary>Pages that outsiders open by a link; each costs several queries.</summary>
    private static readonly SlidingWindowRateLimiterOptions Shared = new() { PermitLimit = 120, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 };

    /// <summary>Sign-ins, set-ups and accepted invitations of one network.</summary>
    private static readonly SlidingWindowRateLimiterOptions SignIn = new() { PermitLimit = 60, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 };

    /// <summary>Enough for a bulk import of thousands, not for one caller to keep the others out.</summary>
    private static readonly TokenBucketRateLimiterOptions PerKey = Bucket(burst: 5_000, perSecond: 250);

    private static readonly TokenBucketRateLimiterOptions PerNetwork = Bucket(burst: 10_000, perSecond: 500);

    public static void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(ByNetwork),
            PartitionedRateLimiter.Create<HttpContext, string>(ByKey));
        options.OnRejected = RejectAsync;
    }

    private static RateLimitPartition<string> ByNetwork(HttpContext context) =>
        ApiRoutes.IsApi(context) ? RateLimitPartition.GetTokenBucketLimiter("api " + NetworkOf(context), _ => PerNetwork)
        : HttpMethods.IsPost(context.Request.Method) && SignInPaths.Any(path => context.Request.Path.StartsWithSegments(path)) ? RateLimitPartition.GetSlidingWindowLimiter("sign-in " + NetworkOf(context), _ => SignIn)
        : SharedPages.Contains(context) ? RateLimitPartition.GetSlidingWindowLimiter("shared " + NetworkOf(context), _ => Shared)
        : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> ByKey(HttpContext context) =>
        ApiRoutes.IsApi(context) && context.Request.Headers.Authorization.ToString() is { Length: > 0 } key
            ? RateLimitPartition.GetTokenBucketLimiter(Slot(key), _ => PerKey)
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>Few enough slots that made-up keys cannot fill the memory; two keys rarely share one.</summary>
    private static string Slot(string key) => (ApiKeyLookup.HashOf(key)[0] << 8 | ApiKeyLookup.HashOf(key)[1]).ToString(CultureInfo.InvariantCulture);

    /// <summary>One household has a whole /64 of IPv6; counting single addresses would count nothing.</summary>
    private static string NetworkOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]).ToString(),
        var address => address.ToString(),
    };

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(10);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        SetRetryAfter(context, wait);
        if (ApiRoutes.IsApi(context))
        {
            await ApiProblem.ForStatus(StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
        }
        else
        {
            await context.Response.WriteAsync("Too many attempts from this network. Wait a minute, then try again.", cancellationToken);
        }
    }

    public static void SetRetryAfter(HttpContext context, TimeSpan wait) =>
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) =>
        new() { TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 };
}
