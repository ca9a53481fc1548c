namespace TrackingPlatform.Domain.Clicks;

/// <summary>Where drained clicks go.</summary>
public interface IClickStore
{
    /// <summary>The sequence that the journal's next undrained frame must have.</summary>
    /// <param name="journal">The journal's random id. A journal never seen before starts at 0.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    Task<long> PositionOfAsync(Guid journal, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a batch and moves the journal's position in one transaction: all of it is there afterwards, or none.
    /// </summary>
    /// <param name="batch">The clicks and the positions before and after.</param>
    /// <param name="cancellationToken">Stops the attempt; a cut-off commit is settled by asking for the position again.</param>
    /// <returns>What happened; database failures are thrown, so that the drain can wait and try again.</returns>
    Task<ClickStoreOutcome> StoreAsync(ClickBatch batch, CancellationToken cancellationToken);
}
