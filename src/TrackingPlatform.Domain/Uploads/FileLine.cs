namespace TrackingPlatform.Domain.Uploads;

/// <summary>One row of a file.</summary>
/// <param name="Number">Which, from 1; the header is none.</param>
/// <param name="Text">As it stands in the file, over several lines where a value has line breaks.</param>
/// <param name="Values">Its values, in the order of the header; empty when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
public sealed record FileLine(int Number, string Text, IReadOnlyList<string> Values, string? Problem);
