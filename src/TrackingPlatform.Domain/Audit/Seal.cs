namespace TrackingPlatform.Domain.Audit;

/// <summary>A period of a tenant's books, closed: what it held, and a hash that also covers every seal before it.</summary>
/// <param name="From">The first moment of storing that it covers; the end of the seal before.</param>
/// <param name="Until">The first moment that it no longer covers.</param>
/// <param name="Books">What was stored between them.</param>
/// <param name="Previous">The hash of the seal before; of the first one, <see cref="SealChain.Beginning"/>.</param>
/// <param name="Hash">See <see cref="SealChain.HashOf"/>.</param>
/// <param name="SealedAt">When it was closed.</param>
public sealed record Seal(DateTimeOffset From, DateTimeOffset Until, BookDigest Books, string Previous, string Hash, DateTimeOffset SealedAt);
