using System.ComponentModel;
using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Admin.Audit;

/// <summary>A seal as the API answers it: enough to compute its hash outside.</summary>
internal sealed record SealDetails
{
    [Description("The first moment of storing that it covers; the end of the seal before.")]
    public required DateTimeOffset From { get; init; }

    [Description("The first moment that it no longer covers.")]
    public required DateTimeOffset Until { get; init; }

    [Description("Raw postback requests stored.")]
    public required long Receipts { get; init; }

    [Description("SHA-256 over their own SHA-256 in the order of their receipts, as hex.")]
    public required string ReceiptsHash { get; init; }

    [Description("Entries added to the history of conversions, each with its money.")]
    public required long Entries { get; init; }

    [Description("SHA-256 over their own SHA-256 in the order of conversion and sequence, as hex.")]
    public required string EntriesHash { get; init; }

    [Description("The hash of the seal before; 64 zeros for the first.")]
    public required string Previous { get; init; }

    [Description("SHA-256 of seven lines: previous, from and until in Unix seconds, receipts, receipts_hash, entries, entries_hash.")]
    public required string Hash { get; init; }

    public static SealDetails Of(Seal seal) => new()
    {
        From = seal.From.ToUniversalTime(),
        Until = seal.Until.ToUniversalTime(),
        Receipts = seal.Books.Receipts,
        ReceiptsHash = seal.Books.ReceiptsHash,
        Entries = seal.Books.Entries,
        EntriesHash = seal.Books.EntriesHash,
        Previous = seal.Previous,
        Hash = seal.Hash,
    };
}
