namespace TrackingPlatform.Admin.Ui;

/// <summary>A step of a <see cref="Timeline"/>.</summary>
/// <param name="Tone">ok, wait, hold, bad, rev or park at an outcome; null for a step on the way.</param>
/// <param name="Reason">A reason code of the contract, written in mono.</param>
public sealed record TimelineStep(DateTimeOffset At, string Title, string? Detail = null, string? Tone = null, string? Reason = null, string? Href = null);
