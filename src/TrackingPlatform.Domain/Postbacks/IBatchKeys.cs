using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Remembers for a month which receipts a batch or a row was given under its <c>Idempotency-Key</c>, so that sending it again finds them.</summary>
public interface IBatchKeys
{
    /// <summary>Gives a batch its receipts: those of its first time, or <paramref name="fresh"/> if this is it.</summary>
    /// <param name="tenant">Whose batch it is.</param>
    /// <param name="advertiser">Who sent it; keys of others are others.</param>
    /// <param name="key">Its key.</param>
    /// <param name="digest">SHA-256 of its body.</param>
    /// <param name="fresh">A receipt for each row.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>Null when the key was used with another body.</returns>
    Task<IReadOnlyList<ReceiptId>?> ClaimAsync(
        TenantId tenant, AdvertiserId advertiser, string key, byte[] digest, IReadOnlyList<ReceiptId> fresh, CancellationToken cancellationToken);

    /// <summary>Gives rows with keys of their own their receipts: those of their first time, or the fresh ones.</summary>
    /// <returns>The receipt of each key.</returns>
    Task<IReadOnlyDictionary<string, ReceiptId>> ClaimRowsAsync(
        TenantId tenant, AdvertiserId advertiser, IReadOnlyDictionary<string, ReceiptId> fresh, CancellationToken cancellationToken);
}
