namespace TrackingPlatform.Domain.Clicks;

/// <summary>What became of a batch of clicks.</summary>
public enum ClickStoreOutcome
{
    /// <summary>Stored, and the position moved.</summary>
    Stored,

    /// <summary>The database stood at another position than expected: somebody else drains this journal, or the batch was stored before.</summary>
    PositionMoved,
}
