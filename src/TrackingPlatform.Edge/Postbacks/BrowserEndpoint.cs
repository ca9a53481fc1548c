using System.Globalization;
using System.Text.Encodings.Web;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Clicks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>The three ways in which a page reports a conversion: an image, a frame, and the script.</summary>
internal sealed class BrowserEndpoint(BrowserIntake intake)
{
    private const int RetrySeconds = 30;

    /// <summary><c>GET /pixel.gif</c>: always the image; what came of it stands in the headers and in the log.</summary>
    public async Task AnswerImageAsync(HttpContext context)
    {
        Tell(context.Response, await intake.TakeAsync(context));
        await PixelImage.AnswerAsync(context.Response);
    }

    /// <summary><c>GET /pixel.html</c>: a frame that says what came of it.</summary>
    public async Task AnswerFrameAsync(HttpContext context)
    {
        var receipt = await intake.TakeAsync(context);
        var response = context.Response;
        Tell(response, receipt);
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'";
        var words = receipt is null ? ReasonCodes.TooManyRequests : $"{WireName<PostbackVerdict>.Of(receipt.Verdict)} {receipt.Reason}".TrimEnd();
        await response.WriteAsync($"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\"><title>Pixel</title><p>{HtmlEncoder.Default.Encode(words)}</p></html>");
    }

    /// <summary><c>POST /track/convert</c>: the receipt, readable by the page.</summary>
    public async Task AnswerScriptAsync(HttpContext context)
    {
        CrossOrigin.Allow(context);
        if (await intake.TakeAsync(context) is { } receipt)
        {
            await PostbackAnswers.ReceiptAsync(context.Response, receipt, alwaysAnswers200: false);
            return;
        }

        context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        await PostbackAnswers.ProblemAsync(context.Response, PostbackProblem.Of(429, ReasonCodes.TooManyRequests, "The report could not be kept; send it again."));
    }

    private static void Tell(HttpResponse response, Receipt? receipt)
    {
        response.Headers["X-Verdict"] = receipt is null ? "unavailable" : WireName<PostbackVerdict>.Of(receipt.Verdict);
        if ((receipt is null ? ReasonCodes.TooManyRequests : receipt.Reason) is { } reason)
        {
            response.Headers["X-Reason"] = reason;
        }

        if (receipt is not null)
        {
            response.Headers["X-Receipt"] = receipt.Id.ToString();
        }
    }
}
