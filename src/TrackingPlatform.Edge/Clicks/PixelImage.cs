namespace TrackingPlatform.Edge.Clicks;

/// <summary>One transparent pixel.</summary>
internal static class PixelImage
{
    private static readonly ReadOnlyMemory<byte> Gif = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static Task AnswerAsync(HttpResponse response, int status = StatusCodes.Status200OK)
    {
        response.StatusCode = status;
        response.ContentType = "image/gif";
        response.ContentLength = Gif.Length;
        response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(response.HttpContext.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(Gif).AsTask();
    }
}
