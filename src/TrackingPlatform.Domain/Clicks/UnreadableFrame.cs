namespace TrackingPlatform.Domain.Clicks;

/// <summary>A journal frame whose bytes are whole but could not be understood or stored.</summary>
/// <param name="Sequence">Its place in the journal.</param>
/// <param name="Bytes">The bytes as they were written.</param>
/// <param name="Problem">What was wrong, in one line.</param>
public sealed record UnreadableFrame(long Sequence, byte[] Bytes, string Problem);
