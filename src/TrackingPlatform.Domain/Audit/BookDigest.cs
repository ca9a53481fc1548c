namespace TrackingPlatform.Domain.Audit;

/// <summary>What a tenant's books held of one period, shortened to what proves it.</summary>
/// <param name="Receipts">How many raw requests were stored.</param>
/// <param name="ReceiptsHash">SHA-256 over their own SHA-256 in the order of their receipts, as lower-case hex.</param>
/// <param name="Entries">How many entries were added to the history of conversions, each with its money.</param>
/// <param name="EntriesHash">SHA-256 over their own SHA-256 in the order of conversion and sequence, as lower-case hex.</param>
public sealed record BookDigest(long Receipts, string ReceiptsHash, long Entries, string EntriesHash);
