using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>Where conversions are decided on and booked.</summary>
public interface IConversionLedger
{
    /// <summary>
    /// Judges a stored postback and books what follows: the conversion, its history, the money, the deliveries and the receipt's verdict,
    /// all in one transaction. Safe to call again for the same receipt: a judged one is only read.
    /// </summary>
    /// <param name="tenant">Whose postback it is.</param>
    /// <param name="advertiser">Who proved to have sent it.</param>
    /// <param name="receipt">Its receipt, stored before.</param>
    /// <param name="postback">What it says.</param>
    /// <param name="cancellationToken">Stops the attempt; a cut-off commit is settled by calling again.</param>
    Task<Receipt> RecordAsync(TenantId tenant, AdvertiserId advertiser, ReceiptId receipt, Postback postback, CancellationToken cancellationToken);

    /// <summary>
    /// Stores many postbacks of one advertiser and judges them in their order, with the same outcome as one by one. What is stored is judged in the same transactions,
    /// so a failure leaves every row either as it was or with its verdict; calling again settles the rest.
    /// </summary>
    /// <param name="tenant">Whose postbacks they are.</param>
    /// <param name="advertiser">Who proved to have sent them.</param>
    /// <param name="requests">At most a few hundred, each with its own receipt; those refused already are only stored.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>Their receipts, in order.</returns>
    Task<IReadOnlyList<Receipt>> RecordManyAsync(TenantId tenant, AdvertiserId advertiser, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken);

    /// <summary>The second half of <see cref="RecordManyAsync"/>, for requests that are stored already: so that the next can be stored while these are judged.</summary>
    /// <param name="tenant">Whose postbacks they are.</param>
    /// <param name="advertiser">Who proved to have sent them.</param>
    /// <param name="requests">At most a few hundred; those refused already only get their receipts.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>Their receipts, in order.</returns>
    Task<IReadOnlyList<Receipt>> JudgeManyAsync(TenantId tenant, AdvertiserId advertiser, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken);
}
