using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;
using TrackingPlatform.Edge.Campaigns;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>
/// Asks a browser for which offer it speaks. It can hold no secret: what it brings is the page it is on, which counts where the offer says that browsers may report.
/// </summary>
internal sealed class BrowserAuthentication(CurrentSnapshot snapshots, IAdvertiserDirectory advertisers)
{
    private const string Offer = "offer";
    private const string Status = "status";

    public BrowserIdentity Identify(PostbackRequest request, IHeaderDictionary headers)
    {
        if (!EntityId.TryParse<OfferId>(request.Find(Offer)?.Trim(), out var id) || !snapshots.Value.Offers.TryGetValue(id, out var offer))
        {
            return new BrowserIdentity(null, null, new PostbackRefusal(ReasonCodes.TokenMissing, "Name the offer, offer=off_…, as in the snippet on its page.", 401));
        }

        return new BrowserIdentity(advertisers.Find(offer.Advertiser), offer, Refusal(request, offer, headers));
    }

    private static PostbackRefusal? Refusal(PostbackRequest request, OfferEntry offer, IHeaderDictionary headers)
    {
        if (offer.BrowserReporting == BrowserReporting.Off)
        {
            return new PostbackRefusal(ReasonCodes.TokenMissing, "Browsers may not report this offer's conversions. Turn browser reporting on at the offer, or report from a server with the advertiser's token.", 401);
        }

        var page = PageHosts.Of(headers.Origin, headers.Referer);
        if (!PageHosts.Allow(offer, page))
        {
            return new PostbackRefusal(
                ReasonCodes.DomainNotListed,
                page is null ? "The browser does not say which page it is on; the page's Referrer-Policy must let the origin pass." : $"{page} is none of the offer's hosts; add it to its deep link hosts.",
                403);
        }

        return request.Find(Status) is null ? request.Problem : new PostbackRefusal(ReasonCodes.StatusLocked, "A browser cannot say the status; leave it out.", 422);
    }
}
