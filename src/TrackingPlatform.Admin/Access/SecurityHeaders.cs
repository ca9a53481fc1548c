using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace TrackingPlatform.Admin.Access;

/// <summary>
/// What browsers are told to refuse on the admin's pages. No inline script runs but the import map, which carries the answer's nonce;
/// inline styles stay allowed, since MudBlazor writes its theme as one.
/// </summary>
internal static class SecurityHeaders
{
    private const string NonceItem = "csp-nonce";

    /// <summary>The nonce of this answer's inline script.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceItem] is not string nonce)
        {
            context.Items[NonceItem] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = PolicyFor(context);
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = SharedPages.Contains(context) ? "no-referrer" : "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            if (SharedPages.Contains(context))
            {
                headers.CacheControl = "no-store";
                headers["X-Robots-Tag"] = "noindex, nofollow";
            }

            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    private static string PolicyFor(HttpContext context)
    {
        // The API's readable page configures itself by an inline script that takes no nonce.
        var script = context.Request.Path.StartsWithSegments(ApiDocument.Page) ? "'unsafe-inline'" : $"'nonce-{NonceOf(context)}'";
        return $"default-src 'self'; script-src 'self' {script}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
