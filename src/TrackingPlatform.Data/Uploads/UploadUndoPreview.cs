namespace TrackingPlatform.Data.Uploads;

/// <summary>What taking an upload back would do.</summary>
/// <param name="Reversed">Conversions that it had booked.</param>
/// <param name="PutBack">Conversions that it had changed.</param>
/// <param name="Withdrawn">Rows that still wait for their click.</param>
/// <param name="Left">Conversions that stay as they are, by reason code.</param>
/// <param name="Sums">What reports gain, by currency; most often less than nothing.</param>
public sealed record UploadUndoPreview(int Reversed, int PutBack, int Withdrawn, IReadOnlyDictionary<string, int> Left, IReadOnlyList<UploadSum> Sums);
