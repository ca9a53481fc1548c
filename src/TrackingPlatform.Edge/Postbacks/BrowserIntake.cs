using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Privacy;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>Takes conversions that browsers report the way every postback goes: kept raw, judged, answered with a receipt.</summary>
internal sealed class BrowserIntake(BrowserAuthentication authentication, UnprovenLimit limit, PostbackIntake intake, TimeProvider clock)
{
    /// <summary>The receipt; null when too many unproven reports came from the network, or nothing could keep this one.</summary>
    public async Task<Receipt?> TakeAsync(HttpContext context)
    {
        var request = await PostbackReader.ReadAsync(context.Request, context.RequestAborted);
        var identity = authentication.Identify(request, context.Request.Headers);
        if (identity.Refusal is not null && !limit.Allows(context.Connection.RemoteIpAddress))
        {
            return null;
        }

        return await intake.TakeAsync(Inbound(ReceiptId.New(clock.GetUtcNow()), request, identity, context), identity.Refusal is null ? identity.Sender : null);
    }

    private static InboundPostback Inbound(ReceiptId id, PostbackRequest request, BrowserIdentity identity, HttpContext context) => new()
    {
        Id = id,
        TenantId = identity.Sender?.TenantId,
        AdvertiserId = identity.Sender?.Id,
        Method = request.Method,
        Target = request.StoredTarget,
        ContentType = request.ContentType,
        Body = request.StoredBody,
        RemoteAddress = request.RemoteAddress,
        UserAgent = request.UserAgent,
        Authentication = identity.Refusal is null ? "browser" : "none",
        Postback = request.Problem is null && identity.Offer is { } offer ? Postback(request, offer, context) : null,
        Verdict = identity.Refusal is null ? PostbackVerdict.Waiting : PostbackVerdict.Rejected,
        Reason = identity.Refusal?.Reason,
        Detail = identity.Refusal?.Detail,
        HttpStatus = identity.Refusal?.HttpStatus ?? StatusCodes.Status202Accepted,
    };

    private static Postback Postback(PostbackRequest request, OfferEntry offer, HttpContext context)
    {
        var said = PostbackFields.Read(request.Counting(isSigned: false));
        return said with
        {
            ClickId = string.IsNullOrWhiteSpace(said.ClickId) ? KeptCookies.FindClick(context, offer.Tenant, offer.Id) : said.ClickId,
            Browser = WireName<BrowserReporting>.Of(offer.BrowserReporting),
        };
    }
}
