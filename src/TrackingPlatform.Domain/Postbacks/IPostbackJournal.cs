namespace TrackingPlatform.Domain.Postbacks;

/// <summary>Keeps postbacks safe on local disk while the database is away; they are handed to the ledger afterwards.</summary>
public interface IPostbackJournal
{
    /// <summary>Completes once the request is durable. Throws when it cannot be kept.</summary>
    Task AppendAsync(InboundPostback request, CancellationToken cancellationToken);
}
