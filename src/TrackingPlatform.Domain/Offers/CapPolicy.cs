using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Conversions;

namespace TrackingPlatform.Domain.Offers;

/// <summary>Decides what caps make of a conversion. A conversion fits whole or not at all.</summary>
public static class CapPolicy
{
    /// <summary>Decides.</summary>
    /// <param name="levels">The counters that the conversion falls under, as they stand; nobody else may move them until the moves are made.</param>
    /// <param name="booked">The conversion as it is booked; null for a new one.</param>
    /// <param name="status">The status it shall have.</param>
    /// <param name="money">The money it shall have.</param>
    /// <param name="reason">The reason it shall have, if any.</param>
    public static CapDecision Decide(IReadOnlyList<CapLevel> levels, ConversionState? booked, ConversionStatus status, ConversionMoney money, string? reason)
    {
        var before = booked is null ? default : CapUse.Of(booked.Status, booked.Reason, booked.Money);
        var after = CapUse.Of(status, reason, money);
        var refusing = levels.Where(level => !HasRoom(level, Change(level, before, after))).ToList();
        if (refusing.Count == 0)
        {
            return new CapDecision(status, money, reason, null, Moves(levels, [], before, after));
        }

        // The gravest wins: what one cap would hold, another does not pay for less.
        var full = refusing.OrderBy(level => level.Counter.Cap.Cap.Overflow == CapOverflow.Unpaid).First();
        var isUnpaid = full.Counter.Cap.Cap.Overflow == CapOverflow.Unpaid && before.Conversions == 0;
        return new CapDecision(
            isUnpaid ? status : ConversionStatus.Hold, // what was counted and grows is held: nobody loses a payout without a person's word
            isUnpaid ? money with { Payout = 0m } : money,
            ReasonCodes.CapReached,
            full.Counter.Cap,
            Moves(levels, refusing, before, default))
        {
            IsUnpaid = isUnpaid,
        };
    }

    private static bool HasRoom(CapLevel level, decimal change) =>
        change <= 0m || level.Counter.Cap.Cap is var cap && (cap.IsSoft || level.Used + change <= cap.Limit);

    private static List<CapMove> Moves(IReadOnlyList<CapLevel> levels, List<CapLevel> refusing, CapUse before, CapUse after)
    {
        var moves = new List<CapMove>(levels.Count);
        foreach (var level in levels)
        {
            var cap = level.Counter.Cap.Cap;
            var change = Change(level, before, after);
            var didRefuse = refusing.Contains(level);
            if (change != 0m || didRefuse)
            {
                var isFull = didRefuse || level.Used + change >= cap.Limit;
                moves.Add(new CapMove(level, change, didRefuse, isFull, cap.WarnFrom is { } share && (isFull || level.Used + change >= share)));
            }
        }

        return moves;
    }

    private static decimal Change(CapLevel level, CapUse before, CapUse after)
    {
        var what = level.Counter.Cap.Cap.What;
        return after.Of(what) - before.Of(what);
    }
}
