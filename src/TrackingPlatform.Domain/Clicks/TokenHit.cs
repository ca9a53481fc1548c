namespace TrackingPlatform.Domain.Clicks;

/// <summary>A token found by a <see cref="TokenTable{TMeaning}"/>.</summary>
/// <param name="Meaning">What the token says.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct TokenHit<TMeaning>(TMeaning Meaning, int Start, int End);
