using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Admin.Audit;

/// <summary>What came of proving seals.</summary>
/// <param name="From">The first moment asked for.</param>
/// <param name="Until">The first moment no longer asked for.</param>
/// <param name="Seals">How many were computed anew, the faulty one included.</param>
/// <param name="Fault">The first difference; null when all holds.</param>
internal sealed record SealProof(DateTimeOffset From, DateTimeOffset Until, int Seals, SealFault? Fault);
