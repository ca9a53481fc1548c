using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Conversions;

/// <summary>Which conversions are wanted; null does not ask. The range is about when they happened.</summary>
public sealed record ConversionFilter
{
    public TimeRange Range { get; init; }

    public ConversionId? Conversion { get; init; }

    public ClickId? Click { get; init; }

    /// <summary>The receipt of a postback that booked or changed it.</summary>
    public ReceiptId? Receipt { get; init; }

    /// <summary>The advertiser's id of the transaction, whole.</summary>
    public string? TransactionId { get; init; }

    /// <summary>How the advertiser's id of the transaction begins.</summary>
    public string? TransactionPrefix { get; init; }

    public PublisherId? Publisher { get; init; }

    public OfferId? Offer { get; init; }

    public CampaignId? Campaign { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    public LinkId? Link { get; init; }

    /// <summary>The event by its name, in any case.</summary>
    public string? Event { get; init; }

    public IReadOnlyList<ConversionStatus> Statuses { get; init; } = [];

    /// <summary>Of test clicks, or of others.</summary>
    public bool? IsTest { get; init; }

    public string? Reason { get; init; }

    /// <summary>Three capital letters.</summary>
    public string? Currency { get; init; }

    /// <summary>Asks for what belongs to one id; a range is of little use then.</summary>
    public bool IsExact => Conversion is not null || Click is not null || Receipt is not null || TransactionId is not null;
}
