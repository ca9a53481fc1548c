namespace TrackingPlatform.Domain.Clicks;

/// <summary>What became of a click.</summary>
public enum ClickVerdict
{
    /// <summary>The visitor was sent to an offer.</summary>
    Redirected,

    /// <summary>The visitor could not go to an offer and followed a fallback; the reason says why.</summary>
    Refused,
}
