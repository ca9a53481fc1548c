using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TrackingPlatform.Domain.Audit;

/// <summary>
/// A chain of seals: each covers the one before, so that whoever kept one hash can tell whether anything older was changed, by anybody, the operator included.
/// </summary>
public static class SealChain
{
    /// <summary>What the first seal of a tenant follows: 64 zeros.</summary>
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>
    /// The hash of a seal, as lower-case hex: SHA-256 of seven lines in UTF-8, each ended by a line feed but the last: the hash before, the two ends of the period in
    /// Unix seconds, the number of raw requests and their hash, the number of entries and theirs.
    /// </summary>
    public static string HashOf(string previous, DateTimeOffset from, DateTimeOffset until, BookDigest books)
    {
        ArgumentNullException.ThrowIfNull(books);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{previous}\n{from.ToUnixTimeSeconds()}\n{until.ToUnixTimeSeconds()}\n{books.Receipts}\n{books.ReceiptsHash}\n{books.Entries}\n{books.EntriesHash}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Closes a period.</summary>
    /// <param name="last">The seal before it; null for the tenant's first.</param>
    /// <param name="from">Where the period begins when there is no seal before it.</param>
    /// <param name="until">Where it ends, on a full second.</param>
    /// <param name="books">What it holds.</param>
    /// <param name="now">The moment of sealing.</param>
    public static Seal Close(Seal? last, DateTimeOffset from, DateTimeOffset until, BookDigest books, DateTimeOffset now)
    {
        var (start, previous) = last is null ? (from, Beginning) : (last.Until, last.Hash);
        return new Seal(start, until, books, previous, HashOf(previous, start, until, books), now);
    }

    /// <summary>The first difference of a run of seals, in their order; null when all holds.</summary>
    /// <param name="before">The seal before the first of them; null when it is the tenant's first.</param>
    /// <param name="periods">The seals, oldest first, each beside what its period holds now.</param>
    public static SealFault? FirstFault(Seal? before, IEnumerable<SealedPeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var last = before;
        foreach (var period in periods)
        {
            if (FaultOf(last, period) is { } fault)
            {
                return fault;
            }

            last = period.Seal;
        }

        return null;
    }

    private static SealFault? FaultOf(Seal? last, SealedPeriod period)
    {
        var (seal, found) = (period.Seal, period.Found);
        if (seal.Previous != (last?.Hash ?? Beginning) || (last is not null && seal.From != last.Until))
        {
            return new SealFault(seal, SealFaultKind.ChainBroken, null, null);
        }

        if (seal.Hash != HashOf(seal.Previous, seal.From, seal.Until, seal.Books))
        {
            return new SealFault(seal, SealFaultKind.SealChanged, null, null);
        }

        if (seal.Books.EntriesHash != found.EntriesHash || seal.Books.Entries != found.Entries)
        {
            return new SealFault(seal, SealFaultKind.EntriesChanged, seal.Books.Entries, found.Entries);
        }

        return period.KeepsReceipts && (seal.Books.ReceiptsHash != found.ReceiptsHash || seal.Books.Receipts != found.Receipts)
            ? new SealFault(seal, SealFaultKind.ReceiptsChanged, seal.Books.Receipts, found.Receipts)
            : null;
    }
}
