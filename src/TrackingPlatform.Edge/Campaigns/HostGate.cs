using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Edge.Clicks;
using TrackingPlatform.Edge.Postbacks;

namespace TrackingPlatform.Edge.Campaigns;

/// <summary>Shows on a tenant's own host what visitors and advertisers' servers ask for, and nothing of the installation behind it.</summary>
public static class HostGate
{
    private static readonly string[] Public = ["/c", "/click", "/r", "/go", "/i", "/postback", "/receipts", "/pixel.gif", "/pixel.html", "/track.js", "/track", "/health"];

    /// <summary>Closes everything else on verified hosts, and answers the token by which a host proves that it leads here.</summary>
    public static IApplicationBuilder UseTrackingHosts(this IApplicationBuilder app)
    {
        var snapshots = app.ApplicationServices.GetRequiredService<CurrentSnapshot>();
        return app.Use(next => context =>
        {
            var path = context.Request.Path;
            var entry = snapshots.Value.Hosts.Find(Asked(context.Request));
            if (path.Value is { } text && text.StartsWith(HostProof.Folder, StringComparison.Ordinal))
            {
                return entry is not null && text.AsSpan(HostProof.Folder.Length).SequenceEqual(entry.Token) ? ProveAsync(context, entry.Token) : ShutAsync(context);
            }

            return entry is { IsVerified: true } && !IsPublic(path) && !PostbackRegistration.IsAtRoot(context.Request) ? ShutAsync(context) : next(context);
        });
    }

    /// <summary>The host as the client or the trusted proxy named it; nothing is copied.</summary>
    internal static ReadOnlySpan<char> Asked(HttpRequest request) => request.Headers.Host.ToString();

    private static bool IsPublic(PathString path)
    {
        if (DialectRoutes.Paths.ContainsKey(path.Value ?? ""))
        {
            return true;
        }

        foreach (var each in Public)
        {
            if (path.StartsWithSegments(each, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static Task ProveAsync(HttpContext context, string token)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(token);
    }

    private static Task ShutAsync(HttpContext context) => PlainPage.ShowAsync(context.Response, StatusCodes.Status404NotFound, "There is nothing here.");
}
