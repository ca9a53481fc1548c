using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Edge.Postbacks;

/// <summary>What came of asking a browser for which offer it speaks.</summary>
/// <param name="Sender">The offer's advertiser; null when nothing names one.</param>
/// <param name="Offer">The offer; null when nothing names one.</param>
/// <param name="Refusal">Why its word does not count; null when it does.</param>
internal sealed record BrowserIdentity(PostbackSender? Sender, OfferEntry? Offer, PostbackRefusal? Refusal);
