using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Data.Conversions;

/// <summary>A booked conversion with its history and the names of what it names, as they are today.</summary>
public sealed record ConversionEntry
{
    public required ConversionId Id { get; init; }

    public ClickId? ClickId { get; init; }

    public DateTimeOffset? ClickAt { get; init; }

    public LinkId? LinkId { get; init; }

    public string? LinkCode { get; init; }

    public CampaignId? CampaignId { get; init; }

    public string? CampaignName { get; init; }

    public required OfferId OfferId { get; init; }

    public required string OfferName { get; init; }

    public required EventId EventId { get; init; }

    public required string Event { get; init; }

    public required AdvertiserId AdvertiserId { get; init; }

    public required string AdvertiserName { get; init; }

    public required PublisherId PublisherId { get; init; }

    public required string PublisherName { get; init; }

    public string? TransactionId { get; init; }

    public required ConversionStatus Status { get; init; }

    /// <summary>Of a test click: in no figure, no cap and no delivery.</summary>
    public bool IsTest { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    /// <summary>The sale's value; null where no postback gave one.</summary>
    public Money? Amount { get; init; }

    public required Money Payout { get; init; }

    public required Money Revenue { get; init; }

    /// <summary>What is left to the agency.</summary>
    public Money Margin => Revenue - Payout;

    public Currency Currency => Payout.Currency;

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset BookedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary><c>adv1</c>…<c>adv10</c> at index 0…9; shorter when the last ones are missing.</summary>
    public IReadOnlyList<string?> Adv { get; init; } = [];

    public string? UserId { get; init; }

    public string? Coupon { get; init; }

    public string? Creative { get; init; }

    public string? CampaignRef { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];

    public string? Country { get; init; }

    /// <summary>The basket, in the currency of the postback.</summary>
    public IReadOnlyList<LineItem> Items { get; init; } = [];

    /// <summary>When it is approved by itself.</summary>
    public DateTimeOffset? ReleaseAt { get; init; }

    /// <summary>How its money came about; null where that was not kept.</summary>
    public Pricing? Pricing { get; init; }

    /// <summary>The receipt it was booked with.</summary>
    public ReceiptId? FirstReceiptId { get; init; }

    /// <summary>The number of its latest change.</summary>
    public required int EventSeq { get; init; }

    /// <summary>Why the click got it.</summary>
    public AttributionExplanation? Explanation { get; init; }

    /// <summary>The event's price for the publisher as it stands today.</summary>
    public required Price PayoutTerms { get; init; }

    /// <summary>The event's price for the advertiser as it stands today.</summary>
    public required Price RevenueTerms { get; init; }

    /// <summary>How the payout came about: as it was kept, else as today's price has it; null where neither gives what is booked.</summary>
    public string? PayoutFormula => Formula(Pricing?.Payout, PayoutTerms, Payout);

    /// <summary>How the revenue came about, likewise.</summary>
    public string? RevenueFormula => Formula(Pricing?.Revenue, RevenueTerms, Revenue);

    /// <summary>All states, oldest first.</summary>
    public IReadOnlyList<ConversionChangeEntry> History { get; init; } = [];

    /// <summary>How the deliveries of the latest change stand, by state.</summary>
    public IReadOnlyDictionary<string, int> Deliveries { get; init; } = new Dictionary<string, int>();

    private string? Formula(PriceNote? note, Price price, Money booked) =>
        note is not null ? (note.Result == booked.Amount ? note.Formula : null)
        : PriceSum.Of(price, new Basket(Amount?.Amount, booked.Currency, Items, whole: null)) is { } sum && sum.Total == booked ? sum.Formula
        : null;
}
