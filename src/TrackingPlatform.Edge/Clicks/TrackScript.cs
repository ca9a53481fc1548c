using System.IO.Compression;
using System.Security.Cryptography;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>The script for pages of advertisers. It is the same for all tenants, so it is compressed once.</summary>
internal static class TrackScript
{
    private static readonly byte[] Plain = Read();

    /// <summary>As it travels to every browser of this decade.</summary>
    internal static readonly byte[] Compressed = Compress(Plain);

    private static readonly string Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Plain))[..16]}\"";

    /// <summary><c>GET /track.js</c></summary>
    public static Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = Tag;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = "public, max-age=3600";
        // Pages that isolate themselves may load it too.
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.XContentTypeOptions = "nosniff";
        if (request.Headers.IfNoneMatch.ToString() == Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var isCompressed = request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (isCompressed)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        var body = isCompressed ? Compressed : Plain;
        response.ContentType = "text/javascript; charset=utf-8";
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body).AsTask();
    }

    private static byte[] Read()
    {
        using var stream = typeof(TrackScript).Assembly.GetManifestResourceStream("track.js") ?? throw new InvalidOperationException("The script is not built in.");
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return text.ToArray();
    }

    private static byte[] Compress(byte[] plain)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.SmallestSize))
        {
            gzip.Write(plain);
        }

        return buffer.ToArray();
    }
}
