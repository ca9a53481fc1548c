namespace TrackingPlatform.Domain.Audit;

/// <summary>The first difference between sealed books and what stands there now.</summary>
/// <param name="Seal">The seal that does not hold.</param>
/// <param name="Kind">In what way.</param>
/// <param name="Sealed">How many rows were sealed; null where the seal itself is wrong.</param>
/// <param name="Found">How many there are now; null where the seal itself is wrong. As many as before means that one was changed.</param>
public sealed record SealFault(Seal Seal, SealFaultKind Kind, long? Sealed, long? Found);
