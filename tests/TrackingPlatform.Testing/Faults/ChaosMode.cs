namespace TrackingPlatform.Testing.Faults;

/// <summary>What a <see cref="ChaosProxy"/> does with what passes.</summary>
public enum ChaosMode
{
    /// <summary>Hands everything on.</summary>
    Passes,

    /// <summary>Holds every COMMIT back for <see cref="ChaosProxy.CommitDelay"/>.</summary>
    SlowsCommits,

    /// <summary>Hands a COMMIT on and cuts the connection before its answer comes back: the sender cannot know what became of it.</summary>
    CutsAfterCommit,
}
