using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Uploads;

/// <summary>What a row would do.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Verdict">What would become of it.</param>
/// <param name="Reason">Why, as a reason code.</param>
/// <param name="Detail">What to do about it.</param>
internal sealed record RehearsedRow(int Number, PostbackVerdict Verdict, string? Reason, string? Detail)
{
    /// <summary>What reports would gain by it; null where it changes nothing.</summary>
    public UploadSum? Gain { get; init; }
}
