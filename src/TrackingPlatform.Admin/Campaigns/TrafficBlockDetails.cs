using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Campaigns;

/// <summary>A blocked source or sub-id as pages and the API show it.</summary>
/// <param name="Publisher">Whose visitors; null means everybody's.</param>
/// <param name="Offer">For which offer; null means for all.</param>
public sealed record TrafficBlockDetails(
    TrafficBlockId Id,
    ConditionField Field,
    string Value,
    PublisherId? Publisher,
    string? PublisherName,
    OfferId? Offer,
    string? OfferName,
    string? Note,
    DateTimeOffset CreatedAt);
