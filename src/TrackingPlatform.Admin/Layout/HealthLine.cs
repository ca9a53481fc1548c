namespace TrackingPlatform.Admin.Layout;

/// <summary>Health in one line: "All systems normal", with a detail under it.</summary>
/// <param name="Tone"><c>ok</c>, <c>wait</c> or <c>bad</c>.</param>
/// <param name="Href">Where the line leads; null for plain text.</param>
public sealed record HealthLine(string Tone, string Text, string? Detail = null, string? Href = null);
