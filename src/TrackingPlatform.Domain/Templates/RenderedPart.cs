namespace TrackingPlatform.Domain.Templates;

/// <summary>A piece of a rendered template, for previews that mark what was put in.</summary>
/// <param name="Text">As it stands in the result, encoded for its place.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record RenderedPart(string Text, RenderedPartOrigin Origin);
