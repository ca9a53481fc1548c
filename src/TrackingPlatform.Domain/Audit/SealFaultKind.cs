namespace TrackingPlatform.Domain.Audit;

/// <summary>In what way sealed books are not what they were.</summary>
public enum SealFaultKind
{
    /// <summary>A seal does not follow the one before it: one is missing, or its hash was changed.</summary>
    ChainBroken,

    /// <summary>A seal's own hash is not that of what it says.</summary>
    SealChanged,

    /// <summary>Raw requests were added, changed or removed after they were sealed.</summary>
    ReceiptsChanged,

    /// <summary>Entries of history, and so money, were added, changed or removed after they were sealed.</summary>
    EntriesChanged,
}
