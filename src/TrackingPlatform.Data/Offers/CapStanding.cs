using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Offers;

/// <summary>A cap in its present period.</summary>
public sealed record CapStanding
{
    public required BoundCap Cap { get; init; }

    /// <summary>What it is on, in words: an offer, an offer and its event, a campaign, or a group.</summary>
    public required string Name { get; init; }

    /// <summary>The offer it is set on; null with a campaign.</summary>
    public OfferId? Offer { get; init; }

    /// <summary>The campaign it is set on; null with an offer.</summary>
    public CampaignId? Campaign { get; init; }

    /// <summary>Whose counter it is, where publishers are counted apart; null for all together, and where none has begun yet.</summary>
    public PublisherId? Publisher { get; init; }

    public string? PublisherName { get; init; }

    public required CapSpan Span { get; init; }

    /// <summary>What is used. Of clicks this includes <see cref="Held"/>.</summary>
    public decimal Used { get; init; }

    /// <summary>Of clicks: tokens that nodes hold and have not spent, as far as they have said. The cap may be short by this much, and is never passed.</summary>
    public long Held { get; init; }

    /// <summary>What is used for certain.</summary>
    public decimal Spent => Used - Held;

    /// <summary>Since when something does not fit any more.</summary>
    public DateTimeOffset? FullAt { get; init; }

    /// <summary>When it came to the share of its limit that is worth a warning.</summary>
    public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>What the last recount found.</summary>
    public decimal? Counted { get; init; }

    public DateTimeOffset? CountedAt { get; init; }

    public bool IsFull => FullAt is not null || Used >= Cap.Cap.Limit;

    public bool Warns => Cap.Cap.WarnFrom is { } share && (IsFull || Spent >= share);
}
