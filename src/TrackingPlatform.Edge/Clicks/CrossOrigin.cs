namespace TrackingPlatform.Edge.Clicks;

/// <summary>
/// Lets the page that asked read the answer. Which pages may report is decided by what they report about; the answer to the others is their refusal, and no secret.
/// </summary>
internal static class CrossOrigin
{
    public static void Allow(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Vary = "Origin";
        headers.CacheControl = "no-store";
        if (context.Request.Headers.Origin.ToString() is { Length: > 0 and <= 300 } origin && origin.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0)
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlAllowCredentials = "true";
        }
    }
}
