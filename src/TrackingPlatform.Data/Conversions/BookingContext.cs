using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Conversions;

/// <summary>A click with all that booking and telling its publisher needs, as of one transaction.</summary>
internal sealed record BookingContext(
    Click Click, OfferTerms? Offer, PublisherStatus PublisherStatus, string? CampaignName, IReadOnlyList<TemplatePlan> Templates);
