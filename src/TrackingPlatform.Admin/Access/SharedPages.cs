using Microsoft.AspNetCore.Http;

namespace TrackingPlatform.Admin.Access;

/// <summary>Pages that outsiders open by a secret in the address: no cache, index or other site may learn it.</summary>
internal static class SharedPages
{
    public static bool Contains(HttpContext context) => context.Request.Path.StartsWithSegments("/shared", StringComparison.OrdinalIgnoreCase);
}
