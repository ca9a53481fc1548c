namespace TrackingPlatform.Data.Offers;

/// <summary>The result of a recount.</summary>
/// <param name="Proved">Counters that were counted anew.</param>
/// <param name="Differences">Those that were wrong.</param>
public sealed record CapProof(int Proved, IReadOnlyList<CapDifference> Differences);
