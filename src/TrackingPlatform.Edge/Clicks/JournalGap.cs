namespace TrackingPlatform.Edge.Clicks;

/// <summary>Sequences that a reader cannot have.</summary>
/// <param name="From">The first missing sequence.</param>
/// <param name="Until">The sequence at which reading goes on. After damage an upper bound on what was lost, never a count.</param>
/// <param name="Cause">Whether anything acknowledged can be among them.</param>
internal sealed record JournalGap(long From, long Until, JournalGapCause Cause);
