using TrackingPlatform.Domain.Amounts;
using TrackingPlatform.Domain.Conversions;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Reporting;

/// <summary>What the answer of a trace is told from: one of each, the one that matters.</summary>
public sealed record TraceFacts
{
    /// <summary>The click; null where none is known.</summary>
    public ClickFacts? Click { get; init; }

    /// <summary>The conversion asked about, or the newest of the click.</summary>
    public ConversionFacts? Conversion { get; init; }

    /// <summary>The latest postback; only told of where there is no conversion.</summary>
    public PostbackFacts? Postback { get; init; }

    /// <summary>The delivery of the conversion's latest change that stands worst.</summary>
    public DeliveryFacts? Delivery { get; init; }

    /// <summary>A click, as far as the answer tells of it.</summary>
    /// <param name="At">When it happened.</param>
    /// <param name="Publisher">Who sent the visitor.</param>
    /// <param name="Offer">Where the visitor was to go; null when no offer was found.</param>
    /// <param name="Refusal">The reason code of a refusal.</param>
    /// <param name="IsRefused">Whether the visitor could not go there.</param>
    /// <param name="IsPrefetch">Whether it was no visitor at all.</param>
    public sealed record ClickFacts(DateTimeOffset At, string Publisher, string? Offer, bool IsRefused, string? Refusal, bool IsPrefetch)
    {
        /// <summary>Whether somebody of the tenant only tried the link.</summary>
        public bool IsTest { get; init; }
    }

    /// <summary>A conversion, as far as the answer tells of it.</summary>
    /// <param name="Status">Its status.</param>
    /// <param name="Reason">Why it has it, as a code.</param>
    /// <param name="Publisher">Who earns.</param>
    /// <param name="Event">What was reached.</param>
    /// <param name="Offer">Of which offer.</param>
    /// <param name="Payout">What the publisher gets.</param>
    /// <param name="OccurredAt">When it happened.</param>
    /// <param name="ClickAt">When its click happened.</param>
    /// <param name="Others">Further conversions of the same click.</param>
    public sealed record ConversionFacts(
        ConversionStatus Status, string? Reason, string Publisher, string Event, string Offer, Money Payout, DateTimeOffset OccurredAt, DateTimeOffset? ClickAt, int Others)
    {
        /// <summary>Whether it is of a test click, so that no money moves.</summary>
        public bool IsTest { get; init; }

        /// <summary>Whether its further conversions are all counted; else there are more of them.</summary>
        public bool AreOthersCounted { get; init; } = true;

        /// <summary>What decided who earned it, as its explanation names it.</summary>
        public string? FoundBy { get; init; }
    }

    /// <summary>A postback, as far as the answer tells of it.</summary>
    /// <param name="Verdict">What became of it.</param>
    /// <param name="Reason">Why, as a code.</param>
    public sealed record PostbackFacts(PostbackVerdict Verdict, string? Reason);

    /// <summary>A delivery, as far as the answer tells of it.</summary>
    /// <param name="State">Where it stands.</param>
    /// <param name="Reason">Why, as a code.</param>
    /// <param name="Attempts">Requests made.</param>
    /// <param name="LastStatusCode">What the publisher answered last.</param>
    /// <param name="LastError">The reason code of the last failure.</param>
    /// <param name="CreatedAt">When it was planned.</param>
    /// <param name="LastAt">When it was tried last.</param>
    /// <param name="NextAt">When it is tried next.</param>
    public sealed record DeliveryFacts(
        DeliveryState State, string? Reason, int Attempts, int? LastStatusCode, string? LastError, DateTimeOffset CreatedAt, DateTimeOffset? LastAt, DateTimeOffset? NextAt);
}
