namespace TrackingPlatform.Data.Uploads;

/// <summary>The rows of an upload that are checked or booked, counted.</summary>
/// <param name="Verdicts">By verdict and reason, the most frequent first.</param>
/// <param name="Sums">What reports would gain by the dry run, by currency.</param>
/// <param name="Undone">What became of rows that are taken back: <c>reversed</c>, <c>put_back</c>, or the reason code why not.</param>
public sealed record UploadCounts(IReadOnlyList<UploadTally> Verdicts, IReadOnlyList<UploadSum> Sums, IReadOnlyDictionary<string, int> Undone);
