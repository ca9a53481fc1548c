using System.Diagnostics;
using System.Globalization;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>The postback path: read once, ask who sent it, keep it, judge it, answer with a receipt.</summary>
internal sealed class PostbackEndpoint(PostbackAuthentication authentication, UnprovenLimit limit, PostbackIntake intake, PostbackDryRun dryRun, IInboundLog inbound, TimeProvider clock)
{
    private const int RetrySeconds = 30;

    /// <summary><c>GET</c> and <c>POST /postback</c></summary>
    public async Task ReceiveAsync(HttpContext context)
    {
        var now = clock.GetUtcNow();
        var request = await PostbackReader.ReadAsync(context.Request, context.RequestAborted);
        var identity = authentication.Identify(request, now);
        if (identity is PostbackIdentity.Unproven && !limit.Allows(context.Connection.RemoteIpAddress))
        {
            await TooManyAsync(context.Response);
            return;
        }

        var (sender, named) = identity switch
        {
            PostbackIdentity.Proven proven => (proven.Sender, proven.Sender),
            PostbackIdentity.Unproven unproven => (null, unproven.Named),
            _ => throw new UnreachableException(),
        };
        if (sender is not null && PostbackDryRun.IsWanted(request, identity is PostbackIdentity.Proven { IsSigned: true }, out var postback))
        {
            await dryRun.AnswerAsync(context, sender, postback);
            return;
        }

        var receipt = await intake.TakeAsync(Inbound(ReceiptId.New(now), request, identity, named), sender);
        if (receipt is null)
        {
            context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            await PostbackAnswers.ProblemAsync(context.Response, PostbackProblem.Of(503, "unavailable", "The postback could not be kept; send it again."));
            return;
        }

        await PostbackAnswers.ReceiptAsync(context.Response, receipt, named?.AlwaysAnswers200 ?? false);
    }

    /// <summary><c>GET /receipts/{receipt}</c></summary>
    public async Task ShowAsync(HttpContext context, string receipt)
    {
        var request = await PostbackReader.ReadAsync(context.Request, context.RequestAborted);
        if (authentication.Identify(request, clock.GetUtcNow()) is not PostbackIdentity.Proven { Sender: var sender })
        {
            var isAllowed = limit.Allows(context.Connection.RemoteIpAddress);
            await (isAllowed ? PostbackAnswers.ProblemAsync(context.Response, PostbackProblem.Of(401, ReasonCodes.TokenWrong, "Send the advertiser's token, as with the postback.")) : TooManyAsync(context.Response));
            return;
        }

        var found = EntityId.TryParse<ReceiptId>(receipt, out var id) ? await inbound.FindReceiptAsync(sender.TenantId, sender.Id, id, context.RequestAborted) : null;
        await (found is null
            ? PostbackAnswers.ProblemAsync(context.Response, PostbackProblem.Of(404, "not_found", "There is no such receipt."))
            : PostbackAnswers.ReceiptAsync(context.Response, found with { HttpStatus = 200 }, alwaysAnswers200: true));
    }

    private static InboundPostback Inbound(ReceiptId id, PostbackRequest request, PostbackIdentity identity, PostbackSender? named)
    {
        var refusal = (identity as PostbackIdentity.Unproven)?.Refusal ?? request.Problem;
        var isSigned = identity is PostbackIdentity.Proven { IsSigned: true };
        return new InboundPostback
        {
            Id = id,
            TenantId = named?.TenantId,
            AdvertiserId = named?.Id,
            Method = request.Method,
            Target = request.StoredTarget,
            ContentType = request.ContentType,
            Body = request.StoredBody,
            RemoteAddress = request.RemoteAddress,
            UserAgent = request.UserAgent,
            Authentication = identity is PostbackIdentity.Proven ? isSigned ? "signature" : "token" : "none",
            Postback = request.Problem is null ? PostbackFields.Read(request.Counting(isSigned)) : null,
            Verdict = refusal is null ? PostbackVerdict.Waiting : PostbackVerdict.Rejected,
            Reason = refusal?.Reason,
            Detail = refusal?.Detail,
            HttpStatus = refusal?.HttpStatus ?? 202,
        };
    }

    private static Task TooManyAsync(HttpResponse response)
    {
        response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        return PostbackAnswers.ProblemAsync(response, PostbackProblem.Of(429, ReasonCodes.TooManyRequests, "Too many requests without a valid token or signature came from your network."));
    }
}
