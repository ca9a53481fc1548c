using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Data.Uploads;

/// <summary>Rows of an upload that came, or would come, to the same.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">The reason, where there is one.</param>
/// <param name="Rows">How many.</param>
public sealed record UploadTally(PostbackVerdict Verdict, string? Reason, int Rows);
