using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Admin.Statements;

/// <summary>What was earned by one event of one offer.</summary>
public sealed record StatementLineDetails(OfferId Offer, string OfferName, string Event, int Conversions, string Amount);
