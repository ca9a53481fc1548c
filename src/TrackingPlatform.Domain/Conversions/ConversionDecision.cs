using TrackingPlatform.Domain.Offers;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>What a postback does to the books.</summary>
public abstract record ConversionDecision
{
    private ConversionDecision() { }

    /// <summary>A new conversion.</summary>
    public sealed record Book(ConversionStatus Status, ConversionMoney Money, string? Reason = null) : ConversionDecision
    {
        /// <summary>How the money came about.</summary>
        public Pricing? Pricing { get; init; }

        /// <summary>When it is approved by itself; null when it does not wait for that.</summary>
        public DateTimeOffset? ReleaseAt { get; init; }

        /// <summary>The same with the caps' word on it.</summary>
        public Book Under(CapDecision caps) =>
            this with { Status = caps.Status, Money = caps.Money, Reason = caps.Reason, ReleaseAt = caps.Holds ? null : ReleaseAt };
    }

    /// <summary>The next state of a booked conversion.</summary>
    public sealed record Change(int Sequence, ConversionStatus Status, ConversionMoney Money, string? Reason = null) : ConversionDecision
    {
        /// <summary>How the money came about.</summary>
        public Pricing? Pricing { get; init; }

        /// <summary>When it is approved by itself; null when it does not wait for that.</summary>
        public DateTimeOffset? ReleaseAt { get; init; }

        /// <summary>Details that take the place of those booked; null leaves them.</summary>
        public PostbackDetails? Details { get; init; }

        /// <summary>The same with the caps' word on it; a duplicate where that leaves the conversion as it is.</summary>
        public ConversionDecision Under(CapDecision caps, ConversionState booked)
        {
            var release = caps.Holds ? null : ReleaseAt;
            return (caps.Status, caps.Money, caps.Reason, release) == (booked.Status, booked.Money, booked.Reason, booked.ReleaseAt) && Details is null
                ? new Duplicate()
                : this with { Status = caps.Status, Money = caps.Money, Reason = caps.Reason, ReleaseAt = release };
        }
    }

    /// <summary>Nothing that is not booked already.</summary>
    public sealed record Duplicate : ConversionDecision;

    /// <summary>Nothing is booked or changed.</summary>
    public sealed record Refuse(PostbackRefusal Refusal) : ConversionDecision;
}
