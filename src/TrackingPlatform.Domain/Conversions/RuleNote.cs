namespace TrackingPlatform.Domain.Conversions;

/// <summary>One payout rule that was asked.</summary>
/// <param name="Rule">Its name, or its place among the event's rules.</param>
/// <param name="Outcome"><c>pays</c>, or in words why it did not fit.</param>
public sealed record RuleNote(string Rule, string Outcome);
