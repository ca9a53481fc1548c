using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Clicks;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>
/// What an outsider sees of a trace. There is no place in it for what nobody outside may see: visitors' addresses and agents, raw requests, notes,
/// margins, who of the staff did what. What only one audience may see is null for the others.
/// </summary>
public sealed record SharedTrace
{
    /// <summary>For whom it is.</summary>
    public required TraceAudience Audience { get; init; }

    /// <summary>The click; null where there is none, or it is somebody else's.</summary>
    public SharedClick? Click { get; init; }

    /// <summary>The conversions that may be seen, oldest first.</summary>
    public IReadOnlyList<SharedConversion> Conversions { get; init; } = [];

    /// <summary>The postbacks that may be seen, oldest first.</summary>
    public IReadOnlyList<SharedPostback> Postbacks { get; init; } = [];

    /// <summary>Whether there is nothing to see at all.</summary>
    public bool IsEmpty => Click is null && Conversions.Count == 0 && Postbacks.Count == 0;

    /// <summary>A click, its visitor known by country and kind of device only.</summary>
    public sealed record SharedClick(ClickId Id, DateTimeOffset At, string? OfferName, ClickVerdict Verdict, string? Reason, string? Country, string? Device)
    {
        /// <summary>No visitor but a browser that looked ahead.</summary>
        public bool IsPrefetch { get; init; }

        /// <summary>Somebody of the tenant tried the link.</summary>
        public bool IsTest { get; init; }

        /// <summary>Publishers only: the code of their link.</summary>
        public string? LinkCode { get; init; }

        /// <summary>Publishers only: their own click id.</summary>
        public string? ClickRef { get; init; }

        /// <summary>Publishers only: their sub-ids, by number.</summary>
        public IReadOnlyList<KeyValuePair<int, string>> Subs { get; init; } = [];

        /// <summary>Advertisers only: who sent the visitor, as the id that their own address is given.</summary>
        public PublisherId? Publisher { get; init; }
    }

    /// <summary>A conversion.</summary>
    public sealed record SharedConversion(ConversionId Id, string OfferName, string Event, ConversionStatus Status, string? Reason, DateTimeOffset OccurredAt)
    {
        /// <summary>It is of a test click: no money moves.</summary>
        public bool IsTest { get; init; }

        /// <summary>What decided who earned it.</summary>
        public string? FoundBy { get; init; }

        /// <summary>How long after the click that is shown; null without one.</summary>
        public TimeSpan? Age { get; init; }

        /// <summary>Partners only: the advertiser's id of the transaction.</summary>
        public string? TransactionId { get; init; }

        /// <summary>Partners only: the sale's value.</summary>
        public Money? Amount { get; init; }

        /// <summary>Publishers only: what they get.</summary>
        public Money? Payout { get; init; }

        /// <summary>Advertisers only: what they owe.</summary>
        public Money? Revenue { get; init; }

        /// <summary>How <see cref="Payout"/> or <see cref="Revenue"/> came about.</summary>
        public string? Formula { get; init; }

        /// <summary>Its states, oldest first.</summary>
        public IReadOnlyList<SharedChange> History { get; init; } = [];

        /// <summary>How its publisher is told, oldest first.</summary>
        public IReadOnlyList<SharedDelivery> Deliveries { get; init; } = [];
    }

    /// <summary>One state of a conversion; the money is what the audience gets or owes.</summary>
    public sealed record SharedChange(DateTimeOffset At, ConversionStatus Status, string? Reason, Money? Money);

    /// <summary>A postback.</summary>
    public sealed record SharedPostback(DateTimeOffset At, PostbackVerdict Verdict, string? Reason)
    {
        /// <summary>Advertisers only: under which its state can be asked for.</summary>
        public ReceiptId? Receipt { get; init; }

        /// <summary>Advertisers only: the event as they named it.</summary>
        public string? Event { get; init; }

        /// <summary>Advertisers only: the transaction as they named it.</summary>
        public string? TransactionId { get; init; }

        /// <summary>Advertisers only: the value as they sent it.</summary>
        public string? Amount { get; init; }
    }

    /// <summary>A delivery.</summary>
    public sealed record SharedDelivery(string StatusSent, DeliveryState State, DateTimeOffset CreatedAt)
    {
        /// <summary>Not for advertisers: why, as a code.</summary>
        public string? Reason { get; init; }

        /// <summary>Not for advertisers: when it is tried next.</summary>
        public DateTimeOffset? NextAt { get; init; }

        /// <summary>Not for advertisers: its requests, oldest first.</summary>
        public IReadOnlyList<SharedAttempt> Attempts { get; init; } = [];
    }

    /// <summary>One request of a delivery.</summary>
    /// <param name="At">When it began.</param>
    /// <param name="DurationMs">How long it took.</param>
    /// <param name="StatusCode">What was answered; null when no answer came.</param>
    /// <param name="Error">The reason code of a failure.</param>
    /// <param name="Url">Publishers only: where it went, see <see cref="SharedUrl"/>.</param>
    public sealed record SharedAttempt(DateTimeOffset At, int DurationMs, int? StatusCode, string? Error, string? Url);
}
