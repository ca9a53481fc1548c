using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Tenancy;

namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Keeps every inbound postback, refused ones too.</summary>
public interface IInboundLog
{
    /// <summary>Stores a request durably. Storing the same receipt id again changes nothing, so a journal can be replayed.</summary>
    Task AppendAsync(InboundPostback request, CancellationToken cancellationToken);

    /// <summary>Stores requests of one tenant durably, all of them or, by an exception, none.</summary>
    Task AppendManyAsync(TenantId tenant, IReadOnlyList<InboundPostback> requests, CancellationToken cancellationToken);

    /// <summary>The present state of a receipt; null when this advertiser never got it.</summary>
    Task<Receipt?> FindReceiptAsync(TenantId tenant, AdvertiserId advertiser, ReceiptId receipt, CancellationToken cancellationToken);
}
