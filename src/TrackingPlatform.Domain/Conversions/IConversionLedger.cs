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
}
