using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Postbacks;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Conversions;

/// <summary>Where conversions are decided on and booked.</summary>
public interface IConversionLedger
{
    /// <summary>
    /// Stores a postback and judges it: what is plain in one transaction, together with what else its sender sends at that moment, everything else stored first. It books what
    /// follows: the conversion, its history, the money, the deliveries and the receipt's verdict.
    /// </summary>
    /// <param name="tenant">Whose postback it is.</param>
    /// <param name="advertiser">Who proved to have sent it.</param>
    /// <param name="request">The request, with a receipt of its own; waiting, and read.</param>
    /// <param name="cancellationToken">Stops the wait; what is on its way is finished all the same. After a failure nobody knows whether it is stored; storing it again harms nothing.</param>
    Task<Receipt> TakeAsync(TenantId tenant, AdvertiserId advertiser, InboundPostback request, CancellationToken cancellationToken);

    /// <summary>
    /// Stores many postbacks of one advertiser and judges them in their order, with the same outcome as one by one. A failure leaves every row either as it was, or stored and
    /// waiting, or with its verdict; calling again settles the rest.
    /// </summary>
    /// <param name="tenant">Whose postbacks they are.</param>
    /// <param name="advertiser">Who proved to have sent them.</param>
    /// <param name="requests">At most a few hundred, each with its own receipt; those refused already are only stored.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>Their receipts, in order.</returns>
    Task<IReadOnlyList<Receipt>> TakeManyAsync(TenantId tenant, AdvertiserId advertiser, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken);

    /// <summary>Judges a postback that is stored, and books what follows, in one transaction. Safe to call again for the same receipt: a judged one is only read.</summary>
    /// <param name="tenant">Whose postback it is.</param>
    /// <param name="advertiser">Who proved to have sent it.</param>
    /// <param name="receipt">Its receipt, stored before.</param>
    /// <param name="postback">What it says.</param>
    /// <param name="cancellationToken">Stops the attempt; a cut-off commit is settled by calling again.</param>
    Task<Receipt> RecordAsync(TenantId tenant, AdvertiserId advertiser, ReceiptId receipt, Postback postback, CancellationToken cancellationToken);
}
