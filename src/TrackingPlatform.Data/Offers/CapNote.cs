using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Data.Offers;

/// <summary>What a change of a conversion did to one cap, kept with its history.</summary>
/// <param name="Cap">The cap's key.</param>
/// <param name="Publisher">Whose counter it is, where publishers are counted apart.</param>
/// <param name="Before">Used before.</param>
/// <param name="After">Used after.</param>
/// <param name="Limit">The limit then.</param>
/// <param name="Refused">It had no room.</param>
public sealed record CapNote(string Cap, string? Publisher, decimal Before, decimal After, decimal Limit, bool Refused)
{
    internal static CapNote[] Of(CapDecision decision) =>
    [
        .. decision.Moves.Select(move => new CapNote(
            move.Level.Counter.Cap.Key, move.Level.Counter.Publisher?.ToString(), move.Level.Used, move.Used, move.Level.Counter.Cap.Cap.Limit,
            move.Refused)),
    ];
}
