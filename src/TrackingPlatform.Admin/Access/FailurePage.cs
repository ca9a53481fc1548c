using System.Diagnostics;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TrackingPlatform.Admin.Access;

/// <summary>What a person sees when a page could not be made at all. Needs nothing that may be broken: no database, no components.</summary>
internal static class FailurePage
{
    public static Task WriteAsync(HttpContext context)
    {
        var traceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FailurePage)).PageFailed(context.Request.Path, traceId);
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
                <title>Something went wrong</title><link rel="stylesheet" href="/_content/TrackingPlatform.Admin/site.css">
            </head>
            <body>
                <main class="plain"><div class="card">
                    <h1>This page could not be made</h1>
                    <p>Links and postbacks keep working. Try again in a moment; if it stays, tell whoever runs this installation the reference.</p>
                    <p><small>Reference <code>{HtmlEncoder.Default.Encode(traceId)}</code></small></p>
                    <a class="btn filled" href="">Try again</a>
                </div></main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }
}
