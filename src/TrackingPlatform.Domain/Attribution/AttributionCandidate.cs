namespace TrackingPlatform.Domain.Attribution;

/// <summary>One click that was looked at.</summary>
/// <param name="ClickId">The click's id as text.</param>
/// <param name="At">When it happened.</param>
/// <param name="AgeSeconds">Whole seconds from the click to the conversion.</param>
/// <param name="Outcome"><c>won</c>, or the reason code for which it did not.</param>
public sealed record AttributionCandidate(string ClickId, DateTimeOffset At, long AgeSeconds, string Outcome);
