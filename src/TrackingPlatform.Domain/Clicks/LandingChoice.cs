using System.Globalization;
using TrackingPlatform.Domain.Campaigns;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>Which of an offer's landing pages a visitor sees.</summary>
internal static class LandingChoice
{
    /// <summary>The page; null when the visitor goes to the destination itself.</summary>
    /// <param name="offer">The offer decided for.</param>
    /// <param name="parameters">What the link carried.</param>
    /// <param name="rotation">Whose turn it is.</param>
    /// <param name="words">How it came to be chosen.</param>
    public static LandingEntry? Of(OfferEntry offer, ClickParameters parameters, IRotation rotation, out string words)
    {
        words = string.Empty;
        // A link that asks for a page of the advertiser's, and may, is not led astray by one of ours.
        if (offer.Landing is not { } pages || OnwardUrl.DeepLink(offer, parameters.Other(OnwardUrl.DeepLinkParameter)) is not null)
        {
            return null;
        }

        if (pages.Find(parameters.Landing) is { } asked)
        {
            words = "the link asks for it";
            return asked;
        }

        var chosen = pages.Choose(rotation);
        if (chosen is not null)
        {
            words = string.Create(CultureInfo.InvariantCulture, $"{chosen.Weight} of {pages.Total}{(parameters.Landing is null ? "" : ", since the link asks for one that is not shown")}");
        }

        return chosen;
    }
}
