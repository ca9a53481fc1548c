using System.Diagnostics.CodeAnalysis;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Domain.Clicks;

/// <summary>The values of click macros while a visitor is being redirected. A struct, so that rendering allocates nothing for it.</summary>
/// <param name="Id">The new click's id.</param>
/// <param name="Now">The moment of the click.</param>
/// <param name="Target">What the visitor asked for.</param>
/// <param name="Offer">The offer decided for, or null.</param>
/// <param name="Parameters">What the link carried.</param>
/// <param name="Visitor">Who clicked.</param>
public readonly record struct DestinationValues(
    ClickId Id, DateTimeOffset Now, ClickTarget Target, OfferEntry? Offer, ClickParameters Parameters, Visitor Visitor) : IMacroValues
{
    /// <inheritdoc/>
    public bool TryGet(MacroName macro, string? parameter, [NotNullWhen(true)] out string? value)
    {
        value = macro switch
        {
            MacroName.ClickId => Id.ToString(),
            MacroName.ClickRef => Parameters.ClickRef,
            >= MacroName.Sub1 and <= MacroName.Sub10 => Parameters.Sub(macro - MacroName.Sub1 + 1),
            MacroName.Source => Parameters.Source,
            MacroName.Creative => Parameters.Creative,
            MacroName.OfferId => Offer?.Id.ToString(),
            MacroName.Offer => Offer?.Name,
            MacroName.CampaignId => Target.Campaign?.Id.ToString(),
            MacroName.Campaign => Target.Campaign?.Name,
            MacroName.PublisherId => Target.Publisher.Id.ToString(),
            MacroName.AdvertiserId => Offer?.Advertiser.ToString(),
            MacroName.Country => Visitor.Country,
            MacroName.Region => Visitor.Region,
            MacroName.City => Visitor.City,
            MacroName.Device => Visitor.Device,
            MacroName.Os => Visitor.Os,
            MacroName.Browser => Visitor.Browser,
            MacroName.Ip => Visitor.Address,
            MacroName.UserAgent => Visitor.UserAgent,
            MacroName.ClickTime => MacroText.Time(Now),
            MacroName.Timestamp => MacroText.UnixTime(Now),
            // As random as the id it is cut from, and the same when the click is looked at again.
            MacroName.Random => Id.ToString()[16..],
            MacroName.Param => parameter is null ? null : Parameters.Other(parameter),
            _ => null,
        };
        return value is not null;
    }
}
