using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Privacy;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Sends visitors on: by status code, or by a page that refreshes where the destination shall not learn where they came from.</summary>
internal sealed class ClickAnswer(SecretBox box)
{
    /// <summary>Where the second of two pages stands; what follows is the destination, sealed, so that nobody makes our host lead anywhere else.</summary>
    public const string SecondPage = "/r/";

    public Task SendOnAsync(HttpContext context, string destination, RedirectKind redirect)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers["Accept-CH"] = ClientHints.Wanted;
        if (destination.Length == 0)
        {
            return PlainPage.ShowAsync(response, StatusCodes.Status200OK, "This offer is not available at the moment.");
        }

        switch (redirect)
        {
            case RedirectKind.MetaRefresh:
                return RefreshAsync(response, destination, "origin");
            case RedirectKind.DoubleMetaRefresh:
                return RefreshAsync(response, SecondPage + Seal(destination), "no-referrer");
            default:
                response.StatusCode = redirect == RedirectKind.Temporary ? StatusCodes.Status307TemporaryRedirect : StatusCodes.Status302Found;
                response.Headers.Location = destination;
                response.ContentLength = 0;
                return Task.CompletedTask;
        }
    }

    /// <summary><c>GET /r/{sealed}</c>: the second page.</summary>
    public Task SendOnFromSecondPageAsync(HttpContext context, string sealedDestination)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Unseal(sealedDestination) is { } destination
            ? RefreshAsync(context.Response, destination, "no-referrer")
            : PlainPage.ShowAsync(context.Response, StatusCodes.Status404NotFound, "There is no such link.");
    }

    // The refresh works without scripts; the script spares those who have them the history entry.
    private static Task RefreshAsync(HttpResponse response, string destination, string referrerPolicy)
    {
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var html = HtmlEncoder.Default.Encode(destination);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'nonce-{nonce}'; frame-ancestors 'none'; base-uri 'none'";
        response.Headers["Referrer-Policy"] = referrerPolicy;
        return response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0;url={html}\">"
            + $"<title>Link</title></head><body><a id=\"on\" rel=\"noreferrer\" href=\"{html}\">Continue</a>"
            + $"<script nonce=\"{nonce}\">location.replace(document.getElementById('on').href)</script></body></html>");
    }

    private string Seal(string destination) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(box.Seal(SecretPurpose.SecondPage, Encoding.UTF8.GetBytes(destination), RandomNumberGenerator.GetBytes(SecretBox.NonceSize))));

    private string? Unseal(string text) =>
        Base64Url.IsValid(text) && box.Open(SecretPurpose.SecondPage, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text))) is { } destination
            ? Encoding.UTF8.GetString(destination)
            : null;
}
