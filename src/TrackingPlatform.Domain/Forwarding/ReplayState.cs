namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Where a replay stands.</summary>
public enum ReplayState
{
    /// <summary>It goes on, a few at a time.</summary>
    Running,

    /// <summary>It keeps its place until it is resumed.</summary>
    Paused,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>It was given up; what it had made due before is sent all the same.</summary>
    Cancelled,
}
