using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Data.Clicks;

/// <summary>A stored click with the names of what it names, as they are today.</summary>
/// <param name="Click">The click itself, with its trail.</param>
/// <param name="IsUnique">The first of its visitor on this link and day.</param>
/// <param name="LinkCode">Code of the link.</param>
/// <param name="CampaignName">Name of the campaign.</param>
/// <param name="OfferName">Name of the offer.</param>
/// <param name="AdvertiserName">Name of the advertiser.</param>
/// <param name="PublisherName">Name of the publisher; null when there is no such publisher any more.</param>
/// <param name="JournalId">The journal it came through.</param>
/// <param name="JournalSequence">Its place there.</param>
/// <param name="Conversions">What came of it, oldest first.</param>
public sealed record ClickEntry(
    Click Click,
    bool IsUnique,
    string? LinkCode,
    string? CampaignName,
    string? OfferName,
    string? AdvertiserName,
    string? PublisherName,
    Guid JournalId,
    long JournalSequence,
    IReadOnlyList<ConversionId> Conversions)
{
    /// <summary>The steps of the routing decision.</summary>
    public IReadOnlyList<RoutingStep> Steps => RoutingTrail.Read(Click.Trail);
}
