namespace TrackingPlatform.Domain.Reconciliation;

/// <summary>A row of the list, a conversion, or both.</summary>
/// <param name="Class">What became of it.</param>
/// <param name="Listed">The row; null where only the books have it.</param>
/// <param name="Booked">The conversion; null where only the list has it. Of a duplicate, the one that the first of them is.</param>
/// <param name="By">What they were matched by; null where they were not.</param>
public sealed record ReconciledLine(LineClass Class, ListedSale? Listed, BookedSale? Booked, MatchedBy? By);
