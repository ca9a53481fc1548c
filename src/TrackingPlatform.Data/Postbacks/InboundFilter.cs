using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Postbacks;

/// <summary>Which inbound postbacks are wanted; null does not ask.</summary>
public sealed record InboundFilter
{
    public TimeRange Range { get; init; }

    public ReceiptId? Receipt { get; init; }

    public ClickId? Click { get; init; }

    public ConversionId? Conversion { get; init; }

    /// <summary>The advertiser's id of the transaction, whole.</summary>
    public string? TransactionId { get; init; }

    /// <summary>How the advertiser's id of the transaction begins.</summary>
    public string? TransactionPrefix { get; init; }

    public AdvertiserId? Advertiser { get; init; }

    /// <summary>The offer of the conversion it led to.</summary>
    public OfferId? Offer { get; init; }

    /// <summary>The publisher of the conversion it led to.</summary>
    public PublisherId? Publisher { get; init; }

    public IReadOnlyList<PostbackVerdict> Verdicts { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>The event as it was sent, in any case.</summary>
    public string? Event { get; init; }

    /// <summary>A piece of the request line or the body, in any case; token values are not in there. Looks at every row of the range.</summary>
    public string? Text { get; init; }

    /// <summary>A reason code among the notes.</summary>
    public string? Note { get; init; }

    /// <summary>Whose manner it came in.</summary>
    public PostbackDialect? Dialect { get; init; }

    /// <summary>Asks for what belongs to one id; a range is of little use then.</summary>
    public bool IsExact => Receipt is not null || Click is not null || Conversion is not null || TransactionId is not null;
}
