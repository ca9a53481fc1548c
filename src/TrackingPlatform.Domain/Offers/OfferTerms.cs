using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Offers;

/// <summary>What booking a conversion needs to know of an offer.</summary>
/// <param name="Id">The offer.</param>
/// <param name="AdvertiserId">Whose it is.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Currency">The currency of its prices.</param>
/// <param name="AttributionWindow">How long after its click a conversion still counts.</param>
/// <param name="Events">All its events, retired ones too.</param>
public sealed record OfferTerms(
    OfferId Id, AdvertiserId AdvertiserId, string Name, Currency Currency, TimeSpan AttributionWindow, IReadOnlyList<EventTerms> Events)
{
    /// <summary>The event that a postback means; null when the offer has no such event.</summary>
    /// <param name="named">A name in any case, an id, or null for the default event.</param>
    public EventTerms? FindEvent(string? named)
    {
        if (named is null)
        {
            return Events.FirstOrDefault(each => each.IsDefault);
        }

        return EntityId.TryParse<EventId>(named, out var id)
            ? Events.FirstOrDefault(each => each.Id == id)
            : Events.FirstOrDefault(each => string.Equals(each.Name, named, StringComparison.OrdinalIgnoreCase));
    }
}
