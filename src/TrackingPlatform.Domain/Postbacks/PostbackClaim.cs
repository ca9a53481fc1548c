using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>What a postback claims, in values that can be right. Whether it is right, click and offer decide.</summary>
public sealed record PostbackClaim
{
    /// <summary>The click; null when it names none of ours.</summary>
    public ClickId? ClickId { get; init; }

    /// <summary>What it gives as click id cannot be one.</summary>
    public bool HasMalformedClick { get; init; }

    /// <summary>When the postback arrived.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When the event happened; the arrival where the postback says nothing.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Event name or id; null means the default event.</summary>
    public string? Event { get; init; }

    /// <summary>The advertiser's id of the transaction.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The advertiser's id of this occurrence, which some events are told apart by.</summary>
    public string? EventReference { get; init; }

    /// <summary>Sale amount, not negative, up to four decimals.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Currency of the sale amount; null means the offer's.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Wanted status; null means the event's own, or no change.</summary>
    public ConversionStatus? Status { get; init; }

    /// <summary>The offer the sender believes it is about.</summary>
    public OfferId? Offer { get; init; }

    /// <summary>The publisher the sender believes it is about.</summary>
    public PublisherId? Publisher { get; init; }

    /// <summary>It changes a booked conversion and never books a new one.</summary>
    public bool ChangesOnly { get; init; }

    /// <summary>A visitor's browser claims it, and this becomes of it; null where a server does.</summary>
    public BrowserReporting? Browser { get; init; }

    /// <summary>Everything else.</summary>
    public PostbackDetails Details { get; init; } = PostbackDetails.None;

    /// <summary>Whether it names whoever earned it in this way. A browser, which anybody can make say anything, names its click and nothing else.</summary>
    public bool Names(AttributionKey key) => key switch
    {
        AttributionKey.ClickId => ClickId is not null || HasMalformedClick,
        AttributionKey.Coupon => Browser is null && Details.Coupon is not null,
        AttributionKey.UserId => Browser is null && Details.UserId is not null,
        AttributionKey.Publisher => Browser is null && Offer is not null && Publisher is not null,
    };

    /// <summary>It names more than a click, so that the tenant's order decides what is asked.</summary>
    public bool NamesMoreThanClick => Names(AttributionKey.Coupon) || Names(AttributionKey.UserId) || Names(AttributionKey.Publisher);
}
