using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Offers;

/// <summary>What the caps make of a conversion's next state.</summary>
/// <param name="Status">The status it gets.</param>
/// <param name="Money">The money it gets.</param>
/// <param name="Reason">The reason it gets: <c>cap_reached</c> when a cap had no room, else the one it came with.</param>
/// <param name="Full">The cap that had no room; null when all fitted.</param>
/// <param name="Moves">What happens to the counters, in their order.</param>
public sealed record CapDecision(ConversionStatus Status, ConversionMoney Money, string? Reason, BoundCap? Full, IReadOnlyList<CapMove> Moves)
{
    /// <summary>It is booked for nothing rather than held.</summary>
    public bool IsUnpaid { get; init; }

    /// <summary>A cap holds it.</summary>
    public bool Holds => Full is not null && !IsUnpaid;
}
