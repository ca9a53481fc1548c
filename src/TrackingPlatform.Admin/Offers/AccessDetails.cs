using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Offers;

/// <summary>How a publisher stands with an offer as pages and the API show it.</summary>
public sealed record AccessDetails(OfferId Offer, PublisherId Publisher, string PublisherName, AccessStatus Status, string? Note, DateTimeOffset ChangedAt);
