using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Attribution;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>A trace as the staff see it, before it is decided what of it an outsider sees.</summary>
public sealed record TracedStory
{
    /// <summary>The click; null where none is known.</summary>
    public TracedClick? Click { get; init; }

    /// <summary>All conversions of the click, oldest first.</summary>
    public IReadOnlyList<TracedConversion> Conversions { get; init; } = [];

    /// <summary>All postbacks about them, oldest first.</summary>
    public IReadOnlyList<TracedPostback> Postbacks { get; init; } = [];

    /// <summary>All deliveries of them, oldest first.</summary>
    public IReadOnlyList<TracedDelivery> Deliveries { get; init; } = [];

    /// <summary>A click with the names of what it names.</summary>
    public sealed record TracedClick(Click Click, string? OfferName, string? LinkCode);

    /// <summary>A conversion.</summary>
    public sealed record TracedConversion
    {
        /// <summary>Its identifier.</summary>
        public required ConversionId Id { get; init; }

        /// <summary>Who earns.</summary>
        public required PublisherId Publisher { get; init; }

        /// <summary>Who pays.</summary>
        public required AdvertiserId Advertiser { get; init; }

        /// <summary>Name of the offer.</summary>
        public required string OfferName { get; init; }

        /// <summary>Name of the event.</summary>
        public required string Event { get; init; }

        /// <summary>Whether publishers may know of the event.</summary>
        public required bool IsVisible { get; init; }

        /// <summary>The click it is of; null without one.</summary>
        public ClickId? ClickId { get; init; }

        /// <summary>The advertiser's id of the transaction.</summary>
        public string? TransactionId { get; init; }

        /// <summary>Its status.</summary>
        public required ConversionStatus Status { get; init; }

        /// <summary>Why it has it, as a code.</summary>
        public string? Reason { get; init; }

        /// <summary>What staff wrote beside it.</summary>
        public string? Note { get; init; }

        /// <summary>Whether it is of a test click.</summary>
        public bool IsTest { get; init; }

        /// <summary>When it happened.</summary>
        public required DateTimeOffset OccurredAt { get; init; }

        /// <summary>The sale's value; null where no postback gave one.</summary>
        public Money? Amount { get; init; }

        /// <summary>What the publisher gets.</summary>
        public required Money Payout { get; init; }

        /// <summary>How it came about.</summary>
        public string? PayoutFormula { get; init; }

        /// <summary>What the advertiser owes.</summary>
        public required Money Revenue { get; init; }

        /// <summary>How it came about.</summary>
        public string? RevenueFormula { get; init; }

        /// <summary>Why its click got it, with everything that was looked at.</summary>
        public AttributionExplanation? Attribution { get; init; }

        /// <summary>Its states, oldest first.</summary>
        public IReadOnlyList<TracedChange> History { get; init; } = [];
    }

    /// <summary>One state of a conversion.</summary>
    /// <param name="At">When.</param>
    /// <param name="Actor">The person or key that did it; null when it came by itself.</param>
    /// <param name="Status">What it became.</param>
    /// <param name="Reason">Why, as a code.</param>
    /// <param name="Amount">The sale's value then.</param>
    /// <param name="Payout">What the publisher got then.</param>
    /// <param name="Revenue">What the advertiser owed then.</param>
    public sealed record TracedChange(DateTimeOffset At, string? Actor, ConversionStatus Status, string? Reason, Money? Amount, Money Payout, Money Revenue);

    /// <summary>A postback.</summary>
    public sealed record TracedPostback
    {
        /// <summary>Its identifier; its time is the postback's time.</summary>
        public required ReceiptId Id { get; init; }

        /// <summary>Whose token it carried; null when it named nobody.</summary>
        public AdvertiserId? Advertiser { get; init; }

        /// <summary>What was booked of it; null when nothing was.</summary>
        public ConversionId? Conversion { get; init; }

        /// <summary>Whether publishers may know of the event it names.</summary>
        public required bool IsVisible { get; init; }

        /// <summary>Path and query as they came.</summary>
        public required string Target { get; init; }

        /// <summary>The body as it came.</summary>
        public string Body { get; init; } = "";

        /// <summary>Where it came from.</summary>
        public string? RemoteAddress { get; init; }

        /// <summary>What became of it.</summary>
        public required PostbackVerdict Verdict { get; init; }

        /// <summary>Why, as a code.</summary>
        public string? Reason { get; init; }

        /// <summary>What to do about it, in a sentence.</summary>
        public string? Detail { get; init; }

        /// <summary>The event it names.</summary>
        public string? Event { get; init; }

        /// <summary>The transaction it names.</summary>
        public string? TransactionId { get; init; }

        /// <summary>The value and currency as they were sent.</summary>
        public string? Amount { get; init; }
    }

    /// <summary>A delivery.</summary>
    public sealed record TracedDelivery
    {
        /// <summary>What it tells of.</summary>
        public required ConversionId Conversion { get; init; }

        /// <summary>Whose conversion it is.</summary>
        public required PublisherId Publisher { get; init; }

        /// <summary>Whether the tenant's own machine is told rather than the publisher.</summary>
        public bool IsWebhook { get; init; }

        /// <summary>The conversion's status that is told.</summary>
        public required string StatusSent { get; init; }

        /// <summary>Where it stands.</summary>
        public required DeliveryState State { get; init; }

        /// <summary>Why, as a code.</summary>
        public string? Reason { get; init; }

        /// <summary>When it was planned.</summary>
        public required DateTimeOffset CreatedAt { get; init; }

        /// <summary>When it is tried next.</summary>
        public DateTimeOffset? NextAt { get; init; }

        /// <summary>Its requests, oldest first.</summary>
        public IReadOnlyList<TracedAttempt> Attempts { get; init; } = [];
    }

    /// <summary>One request of a delivery.</summary>
    /// <param name="At">When it began.</param>
    /// <param name="DurationMs">How long it took.</param>
    /// <param name="StatusCode">What was answered; null when no answer came.</param>
    /// <param name="Error">The reason code of a failure.</param>
    /// <param name="Url">Where it went, macros filled in.</param>
    /// <param name="Response">What was read of the answer.</param>
    public sealed record TracedAttempt(DateTimeOffset At, int DurationMs, int? StatusCode, string? Error, string Url, string? Response);
}
