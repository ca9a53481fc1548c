namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What an attempt says about the health of its endpoint.</summary>
public enum BreakerSignal
{
    /// <summary>It answers, be it with a refusal.</summary>
    Alive,

    /// <summary>It fails.</summary>
    Failing,

    /// <summary>It asks for less (429): a failure too, and a reason to slow down at once.</summary>
    Overloaded,

    /// <summary>It does not answer in time.</summary>
    TimedOut,
}
