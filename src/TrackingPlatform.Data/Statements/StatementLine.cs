using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Statements;

/// <summary>What was earned by one event of one offer.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="OfferName">Its name when the statement was made.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Conversions">Approved conversions, less those taken back.</param>
/// <param name="Amount">What they come to.</param>
public sealed record StatementLine(OfferId Offer, string OfferName, string Event, int Conversions, decimal Amount);
