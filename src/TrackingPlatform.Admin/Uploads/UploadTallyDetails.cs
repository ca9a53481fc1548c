using System.ComponentModel;
using TrackingPlatform.Domain.Postbacks;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>Rows that came, or would come, to the same.</summary>
public sealed record UploadTallyDetails
{
    public required PostbackVerdict Verdict { get; init; }

    [Description("Why, as a reason code.")]
    public string? Reason { get; init; }

    public required int Rows { get; init; }
}
