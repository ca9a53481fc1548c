using System.ComponentModel;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>A column of a file.</summary>
public sealed record UploadColumnDetails
{
    [Description("Its name in the first line.")]
    public required string Name { get; init; }

    [Description("The field of a postback that it is; empty where it is left out.")]
    public required string Field { get; init; }
}
