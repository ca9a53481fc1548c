namespace TrackingPlatform.Domain.Clicks;

/// <summary>A click with its place in the journal.</summary>
/// <param name="Sequence">The frame's sequence.</param>
/// <param name="Click">What the frame holds.</param>
/// <param name="Frame">The frame's bytes, for the case that the click cannot be stored; good until the batch is done with.</param>
public readonly record struct JournaledClick(long Sequence, Click Click, ReadOnlyMemory<byte> Frame);
