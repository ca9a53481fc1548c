namespace TrackingPlatform.Domain.Clicks;

/// <summary>One question that routing asked about a click.</summary>
/// <param name="Subject">What was looked at: <c>link</c>, <c>publisher</c>, <c>campaign</c>, <c>offer</c>, <c>weights</c>, <c>fallback</c>.</param>
/// <param name="Saw">What was there.</param>
/// <param name="Outcome">What followed: <c>ok</c>, a reason code, or the choice made.</param>
public readonly record struct RoutingStep(string Subject, string Saw, string Outcome);
