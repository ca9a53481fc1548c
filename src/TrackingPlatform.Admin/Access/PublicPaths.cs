using Microsoft.AspNetCore.Http;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Access;

/// <summary>What belongs to visitors, advertisers' servers and load balancers: the admin's headers, limits and error pages leave it alone.</summary>
internal static class PublicPaths
{
    private static readonly PathString[] All = ["/c", "/click", "/r", "/go", "/i", "/postback", "/receipts", "/pixel.gif", "/pixel.html", "/track.js", "/track", "/health", "/metrics"];

    public static bool Contains(HttpContext context)
    {
        if (DialectRoutes.Paths.ContainsKey(context.Request.Path.Value ?? ""))
        {
            return true;
        }

        foreach (var path in All)
        {
            if (context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
