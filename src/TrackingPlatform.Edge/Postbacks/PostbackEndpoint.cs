using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>The postback path: read once, ask who sent it, keep it, judge it, answer with a receipt.</summary>
internal sealed class PostbackEndpoint(PostbackAuthentication authentication, UnprovenLimit limit, PostbackIntake intake, PostbackDryRun dryRun, IInboundLog inbound, TimeProvider clock)
{
    /// <summary><c>GET</c> and <c>POST /postback</c>, and the paths of other platforms.</summary>
    public async Task ReceiveAsync(HttpContext context)
    {
        var now = clock.GetUtcNow();
        var request = await PostbackReader.ReadAsync(context.Request, context.RequestAborted);
        var arrival = await PostbackArrival.OfAsync(request, authentication);
        if (arrival.Identity is PostbackIdentity.Unproven && !limit.Allows(context.Connection.RemoteIpAddress))
        {
            await PostbackAnswers.TooManyAsync(context.Response);
            return;
        }

        var inboundPostback = arrival.ToInbound(ReceiptId.New(now));
        if (arrival.Sender is { } sender && inboundPostback.Verdict == PostbackVerdict.Waiting && PostbackDryRun.IsWanted(inboundPostback.Postback, out var postback))
        {
            await dryRun.AnswerAsync(context, sender, postback);
            return;
        }

        var receipt = arrival.Identity is PostbackIdentity.Undecided ? null : await intake.TakeAsync(inboundPostback, arrival.Sender);
        if (receipt is null)
        {
            await PostbackAnswers.UnavailableAsync(context.Response);
            return;
        }

        var alwaysAnswers200 = arrival.Named?.AlwaysAnswers200 ?? false;
        await (arrival.Dialect is { } dialect
            ? PostbackAnswers.InDialectAsync(context.Response, dialect, receipt, alwaysAnswers200)
            : PostbackAnswers.ReceiptAsync(context.Response, receipt, alwaysAnswers200));
    }

    /// <summary><c>GET /receipts/{receipt}</c></summary>
    public async Task ShowAsync(HttpContext context, string receipt)
    {
        var request = await PostbackReader.ReadAsync(context.Request, context.RequestAborted);
        if (await authentication.IdentifyAsync(request, null) is not PostbackIdentity.Proven { Sender: var sender, Proof.IsSecretShown: true })
        {
            var isAllowed = limit.Allows(context.Connection.RemoteIpAddress);
            await (isAllowed ? PostbackAnswers.ProblemAsync(context.Response, PostbackProblem.Of(401, ReasonCodes.TokenWrong, "Send the advertiser's token, as with the postback.")) : PostbackAnswers.TooManyAsync(context.Response));
            return;
        }

        var found = EntityId.TryParse<ReceiptId>(receipt, out var id) ? await inbound.FindReceiptAsync(sender.TenantId, sender.Id, id, context.RequestAborted) : null;
        await (found is null
            ? PostbackAnswers.ProblemAsync(context.Response, PostbackProblem.Of(404, "not_found", "There is no such receipt."))
            : PostbackAnswers.ReceiptAsync(context.Response, found with { HttpStatus = 200 }, alwaysAnswers200: true));
    }
}
