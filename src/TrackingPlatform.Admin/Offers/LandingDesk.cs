using TrackingPlatform.Data.Offers;
using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Admin.Offers;

/// <summary>Tells what came of an offer's landing pages.</summary>
public sealed class LandingDesk(OfferCatalog offers, LandingBook book, TimeProvider clock)
{
    /// <summary>Days that are looked back on.</summary>
    public const int Days = 30;

    public async Task<Outcome<LandingFigures[]>> ReadAsync(Actor actor, OfferId id, CancellationToken cancellationToken) =>
        await offers.FindAsync(actor, id, cancellationToken) switch
        {
            Outcome<OfferDetails>.Done(var offer) => new Outcome<LandingFigures[]>.Done(await FiguresAsync(actor, offer, cancellationToken)),
            Outcome<OfferDetails>.Forbidden(var needed) => new Outcome<LandingFigures[]>.Forbidden(needed),
            _ => new Outcome<LandingFigures[]>.NotFound(),
        };

    private async Task<LandingFigures[]> FiguresAsync(Actor actor, OfferDetails offer, CancellationToken cancellationToken)
    {
        var pages = offer.LandingPages.Select(page => (Page: page, Id: EntityId.TryParse<LandingPageId>(page.Id, out var id) ? id : default)).ToList();
        if (pages.Count == 0)
        {
            return [];
        }

        var counts = await book.ReadAsync(actor.TenantId, [.. pages.Select(each => each.Id)], clock.GetUtcNow().AddDays(-Days), cancellationToken);
        return [.. pages.Select(each => Figures(each.Page, each.Id, counts.GetValueOrDefault(each.Id)))];
    }

    private static LandingFigures Figures(LandingPageDraft page, LandingPageId id, (long Clicks, long ClickThroughs) counts)
    {
        long? throughs = page.Kind == WireName<LandingPageKind>.Of(LandingPageKind.Before) ? counts.ClickThroughs : null;
        return new LandingFigures(id, page.Name ?? string.Empty, counts.Clicks, throughs, counts.Clicks == 0 ? null : (double?)throughs / counts.Clicks);
    }
}
