using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>What a postback does to the books.</summary>
public abstract record ConversionDecision
{
    private ConversionDecision() { }

    /// <summary>A new conversion.</summary>
    public sealed record Book(ConversionStatus Status, ConversionMoney Money) : ConversionDecision;

    /// <summary>The next state of a booked conversion.</summary>
    public sealed record Change(int Sequence, ConversionStatus Status, ConversionMoney Money) : ConversionDecision;

    /// <summary>Nothing that is not booked already.</summary>
    public sealed record Duplicate : ConversionDecision;

    /// <summary>Nothing is booked or changed.</summary>
    public sealed record Refuse(PostbackRefusal Refusal) : ConversionDecision;
}
