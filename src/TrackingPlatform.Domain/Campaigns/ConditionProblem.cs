namespace TrackingPlatform.Domain.Campaigns;

/// <summary>Why a condition cannot be used.</summary>
/// <param name="Path">Where, such as <c>all[1].values[0]</c>; empty for the condition itself.</param>
/// <param name="Code">A short code, such as <c>unknown_field</c>.</param>
/// <param name="Message">What to do about it.</param>
public sealed record ConditionProblem(string Path, string Code, string Message);
