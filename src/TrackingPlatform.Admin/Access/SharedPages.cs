using Microsoft.AspNetCore.Http;

namespace TrackingPlatform.Admin.Access;

/// <summary>Pages that outsiders open by a secret in the address: no cache, index or other site may learn it.</summary>
internal static class SharedPages
{
    public static bool Contains(HttpContext context) => context.Request.Path.StartsWithSegments("/shared", StringComparison.OrdinalIgnoreCase);

    /// <summary>Written by hand: a component cannot answer 404 with words of its own, and the page for those who are signed in has the frame round it.</summary>
    public static Task WriteNotFoundAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
                <title>Not found</title><link rel="stylesheet" href="/_content/TrackingPlatform.Admin/site.css">
            </head>
            <body>
                <main class="plain"><div class="card">
                    <h1>There is nothing at this address</h1>
                    <p>Check that the link was copied whole, or ask whoever sent it for another one.</p>
                </div></main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }
}
