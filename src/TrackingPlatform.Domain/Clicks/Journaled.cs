namespace TrackingPlatform.Domain.Clicks;

/// <summary>Something that is no click, with its place in the journal of clicks.</summary>
/// <param name="Sequence">The frame's sequence.</param>
/// <param name="Value">What the frame holds.</param>
public readonly record struct Journaled<T>(long Sequence, T Value);
