namespace TrackingPlatform.Domain.Statements;

/// <summary>What a statement or an invoice comes to, in its one currency. What comes in goes out: due, taken from what was prepaid, or carried to the next.</summary>
/// <param name="Opening">Carried from the one before.</param>
/// <param name="Earned">What the books gained in its time; less than nothing where more was taken back.</param>
/// <param name="Adjustments">Entries made by hand.</param>
/// <param name="Prepaid">Taken from what was prepaid.</param>
/// <param name="Carried">Carried to the next.</param>
/// <param name="Due">To be paid.</param>
public sealed record StatementFigures(decimal Opening, decimal Earned, decimal Adjustments, decimal Prepaid, decimal Carried, decimal Due)
{
    /// <summary>Adds up.</summary>
    /// <param name="opening">Carried from the one before.</param>
    /// <param name="earned">What the books gained.</param>
    /// <param name="adjustments">Entries made by hand.</param>
    /// <param name="balance">What is left of what was prepaid; never less than nothing.</param>
    /// <param name="minimum">What it must come to so that it is paid.</param>
    public static StatementFigures Of(decimal opening, decimal earned, decimal adjustments, decimal balance, decimal minimum)
    {
        var total = opening + earned + adjustments;
        if (total <= 0m || total < minimum)
        {
            return new StatementFigures(opening, earned, adjustments, 0m, total, 0m);
        }

        var prepaid = Math.Min(total, Math.Max(0m, balance));
        return new StatementFigures(opening, earned, adjustments, prepaid, 0m, total - prepaid);
    }

    /// <summary>Where it stands.</summary>
    /// <param name="paid">What was paid of it.</param>
    /// <param name="isVoid">It was taken back.</param>
    public StatementState StateAfter(decimal paid, bool isVoid) =>
        isVoid ? StatementState.Void
        : Due == 0m ? StatementState.Settled
        : paid >= Due ? StatementState.Paid
        : paid > 0m ? StatementState.PartlyPaid
        : StatementState.Due;
}
