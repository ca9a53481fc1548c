using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>A change of a conversion as a publisher may be told of it. It does not know the revenue.</summary>
public sealed record PlannedChange
{
    /// <summary>The conversion.</summary>
    public required ConversionId ConversionId { get; init; }

    /// <summary>The status it has now.</summary>
    public required ConversionStatus Status { get; init; }

    /// <summary>What the publisher earns.</summary>
    public required decimal Payout { get; init; }

    /// <summary>The sale's value, if known.</summary>
    public decimal? Amount { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The advertiser's id of the transaction.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The event's name.</summary>
    public required string Event { get; init; }

    /// <summary>Whether publishers are told of the event at all.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>Whether a throttle keeps the conversion from the publisher.</summary>
    public bool IsThrottled { get; init; }

    /// <summary>The offer.</summary>
    public required OfferTerms Offer { get; init; }

    /// <summary>Whoever earned it, and is told.</summary>
    public required PublisherId Publisher { get; init; }

    /// <summary>The click it was earned with; null without one.</summary>
    public Click? Click { get; init; }

    /// <summary>How the publisher stands.</summary>
    public required PublisherStatus PublisherStatus { get; init; }

    /// <summary>The campaign of the click.</summary>
    public CampaignId? CampaignId { get; init; }

    /// <summary>The campaign's name.</summary>
    public string? CampaignName { get; init; }

    /// <summary>What the postback that booked it said besides.</summary>
    public PostbackDetails Details { get; init; } = PostbackDetails.None;
}
