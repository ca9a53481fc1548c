using System.ComponentModel;

namespace TrackingPlatform.Admin.Uploads;

/// <summary>One of the first rows of a file, and what is made of it.</summary>
public sealed record UploadSampleRow
{
    public required int Row { get; init; }

    [Description("Its values in the order of the columns; empty when it cannot be read.")]
    public required IReadOnlyList<string> Values { get; init; }

    [Description("The postback it stands for: amounts, times and statuses in our way.")]
    public required IReadOnlyDictionary<string, string> Postback { get; init; }

    [Description("Why it is none.")]
    public string? Problem { get; init; }
}
