using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Conversions;

/// <summary>One change as it goes to history, figures and outbox.</summary>
internal sealed record BookedChange
{
    public required BookingContext Context { get; init; }

    public required OfferTerms Offer { get; init; }

    public required EventTerms Event { get; init; }

    public required ConversionId ConversionId { get; init; }

    public required int Sequence { get; init; }

    public required ConversionStatus Status { get; init; }

    public required ConversionMoney Money { get; init; }

    /// <summary>What the reports gain by it.</summary>
    public required ConversionFigures Delta { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public string? TransactionId { get; init; }

    public PostbackDetails Details { get; init; } = PostbackDetails.None;

    /// <summary>The details take the place of those stored.</summary>
    public bool ReplacesDetails { get; init; }

    /// <summary>When it is approved by itself.</summary>
    public DateTimeOffset? ReleaseAt { get; init; }

    /// <summary>How the money came about.</summary>
    public Pricing? Pricing { get; init; }

    /// <summary><c>postback</c>, <c>person</c> for staff and API keys, or <c>release</c> for the end of a hold time.</summary>
    public required string Source { get; init; }

    public ReceiptId? Receipt { get; init; }

    public string? Actor { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    /// <summary>What it does to caps.</summary>
    public CapDecision? Caps { get; init; }

    /// <summary>The publisher's view of it.</summary>
    public PlannedChange ForPublisher => new()
    {
        ConversionId = ConversionId,
        Status = Status,
        Payout = Money.Payout,
        Amount = Money.Amount,
        OccurredAt = OccurredAt,
        TransactionId = TransactionId,
        Event = Event.Name,
        IsVisible = Event.Rules.IsVisible,
        IsThrottled = Throttles.Hide(Context.Throttles, ConversionId, Offer.Id, Event.Name),
        Offer = Offer,
        Publisher = Context.Publisher,
        Click = Context.Click,
        PublisherStatus = Context.PublisherStatus,
        CampaignId = Context.Campaign,
        CampaignName = Context.CampaignName,
        Details = Details,
    };
}
