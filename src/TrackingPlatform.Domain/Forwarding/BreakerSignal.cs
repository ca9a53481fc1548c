namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What an attempt says about the health of its endpoint.</summary>
public enum BreakerSignal
{
    /// <summary>It answers, be it with a refusal.</summary>
    Alive,

    /// <summary>It fails or asks to be left alone.</summary>
    Failing,

    /// <summary>It does not answer in time.</summary>
    TimedOut,
}
