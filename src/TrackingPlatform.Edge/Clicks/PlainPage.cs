namespace TrackingPlatform.Edge.Clicks;

/// <summary>The page a visitor sees when there is nowhere to send him.</summary>
internal static class PlainPage
{
    public static Task ShowAsync(HttpResponse response, int status, string sentence)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" content=\"noindex\"><title>Link</title>"
            + "<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:100vh;margin:0}</style>"
            + $"<p>{sentence}</p></html>");
    }
}
