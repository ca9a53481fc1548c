using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Clicks;

/// <summary>Which clicks are wanted; null does not ask.</summary>
public sealed record ClickFilter
{
    public TimeRange Range { get; init; }

    public ClickId? Click { get; init; }

    /// <summary>The publisher's own click id, whole.</summary>
    public string? ClickRef { get; init; }

    /// <summary>How the publisher's own click id begins.</summary>
    public string? ClickRefPrefix { get; init; }

    public PublisherId? Publisher { get; init; }

    public OfferId? Offer { get; init; }

    public CampaignId? Campaign { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    public LinkId? Link { get; init; }

    public ClickVerdict? Verdict { get; init; }

    public string? Reason { get; init; }

    /// <summary>Two capital letters.</summary>
    public string? Country { get; init; }

    public string? Device { get; init; }

    public string? Source { get; init; }

    public bool? IsUnique { get; init; }

    /// <summary>At least one of these flags is set.</summary>
    public ClickFlags Flags { get; init; }

    /// <summary>Asks for one click by its id; a range is of no use then.</summary>
    public bool IsExact => Click is not null;
}
