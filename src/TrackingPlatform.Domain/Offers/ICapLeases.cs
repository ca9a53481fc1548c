namespace TrackingPlatform.Domain.Offers;

/// <summary>Hands out the room of click caps in small leases, so that a click asks its own node only.</summary>
/// <remarks>Whatever is handed out counts as used at once: all nodes together never pass a limit, and what they hold unspent is all that they may fall short of it.</remarks>
public interface ICapLeases
{
    /// <summary>Settles and grants, in as many transactions as it takes. An exception means that some of it may have happened.</summary>
    /// <param name="node">The node, under a name of its own for each start.</param>
    /// <param name="exchanges">One for each counter.</param>
    /// <param name="cancellationToken">Stops it between transactions.</param>
    /// <returns>One answer for each, in order.</returns>
    Task<IReadOnlyList<CapGrant>> ExchangeAsync(Guid node, IReadOnlyList<CapExchange> exchanges, CancellationToken cancellationToken);

    /// <summary>The counters of conversions and money that are full at present.</summary>
    Task<IReadOnlyList<FullCap>> FullAsync(CancellationToken cancellationToken);
}
