using TrackingPlatform.Admin.Clicks;
using TrackingPlatform.Data.Conversions;
using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Admin.Conversions;

/// <summary>A conversion as the API shows it; all amounts are in its currency.</summary>
internal sealed record ConversionDetails
{
    public required ConversionId Id { get; init; }

    public ClickId? ClickId { get; init; }

    public DateTimeOffset? ClickAt { get; init; }

    /// <summary>The event's name.</summary>
    public required string Event { get; init; }

    public required EventId EventId { get; init; }

    public required ConversionStatus Status { get; init; }

    /// <summary>Of a test click: in no figure, no cap and no delivery.</summary>
    public required bool Test { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    /// <summary>The sale's value; null where no postback gave one.</summary>
    public string? Amount { get; init; }

    public required string Payout { get; init; }

    public required string Revenue { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>How the payout came about; null where it is not what is booked, as after a cap.</summary>
    public string? PayoutFormula { get; init; }

    /// <summary>How the revenue came about; null where it is not what is booked, as after a cap.</summary>
    public string? RevenueFormula { get; init; }

    /// <summary>How the money came about; null for what was booked before that was kept.</summary>
    public PricingDetails? Pricing { get; init; }

    /// <summary>When a conversion on hold is approved by itself; null when it does not wait for that.</summary>
    public DateTimeOffset? ReleaseAt { get; init; }

    /// <summary>The basket.</summary>
    public IReadOnlyList<LineItemDetails> Items { get; init; } = [];

    public string? TxnId { get; init; }

    public required OfferId Offer { get; init; }

    public required string OfferName { get; init; }

    public required AdvertiserId Advertiser { get; init; }

    public required string AdvertiserName { get; init; }

    public required PublisherId Publisher { get; init; }

    public required string PublisherName { get; init; }

    public CampaignId? Campaign { get; init; }

    public string? CampaignName { get; init; }

    public LinkId? Link { get; init; }

    public string? LinkCode { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset BookedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary><c>adv1</c>…<c>adv10</c> in order, null where not given; shorter when the last ones are missing.</summary>
    public required IReadOnlyList<string?> Adv { get; init; }

    public string? UserId { get; init; }

    public string? Coupon { get; init; }

    public string? Creative { get; init; }

    public string? CampaignRef { get; init; }

    /// <summary>What else the postback carried.</summary>
    public required IReadOnlyList<ParameterDetails> Params { get; init; }

    public string? Country { get; init; }

    /// <summary>The receipt it was booked with.</summary>
    public ReceiptId? Receipt { get; init; }

    /// <summary>Why the click got it.</summary>
    public AttributionExplanation? Attribution { get; init; }

    /// <summary>The number of its latest change; also its <c>ETag</c>.</summary>
    public required int EventSeq { get; init; }

    /// <summary>All its states, oldest first.</summary>
    public required IReadOnlyList<ConversionChangeDetails> History { get; init; }

    /// <summary>How many deliveries of the latest change stand in which state.</summary>
    public required IReadOnlyDictionary<string, int> Deliveries { get; init; }

    public static ConversionDetails Of(ConversionEntry entry) => new()
    {
        Id = entry.Id,
        ClickId = entry.ClickId,
        ClickAt = entry.ClickAt,
        Event = entry.Event,
        EventId = entry.EventId,
        Status = entry.Status,
        Test = entry.IsTest,
        Reason = entry.Reason,
        Note = entry.Note,
        Amount = entry.Amount?.ToPlainString(),
        Payout = entry.Payout.ToPlainString(),
        Revenue = entry.Revenue.ToPlainString(),
        Currency = entry.Currency,
        PayoutFormula = entry.PayoutFormula,
        RevenueFormula = entry.RevenueFormula,
        Pricing = entry.Pricing is { } pricing ? PricingDetails.Of(pricing, entry.Currency) : null,
        ReleaseAt = entry.ReleaseAt,
        Items = [.. entry.Items.Select(LineItemDetails.Of)],
        TxnId = entry.TransactionId,
        Offer = entry.OfferId,
        OfferName = entry.OfferName,
        Advertiser = entry.AdvertiserId,
        AdvertiserName = entry.AdvertiserName,
        Publisher = entry.PublisherId,
        PublisherName = entry.PublisherName,
        Campaign = entry.CampaignId,
        CampaignName = entry.CampaignName,
        Link = entry.LinkId,
        LinkCode = entry.LinkCode,
        OccurredAt = entry.OccurredAt,
        BookedAt = entry.BookedAt,
        ChangedAt = entry.ChangedAt,
        Adv = entry.Adv,
        UserId = entry.UserId,
        Coupon = entry.Coupon,
        Creative = entry.Creative,
        CampaignRef = entry.CampaignRef,
        Params = ParameterDetails.Of(entry.Others),
        Country = entry.Country,
        Receipt = entry.FirstReceiptId,
        Attribution = entry.Explanation,
        EventSeq = entry.EventSeq,
        History = [.. entry.History.Select(change => ConversionChangeDetails.Of(change, entry.Currency))],
        Deliveries = entry.Deliveries,
    };
}
