using TrackingPlatform.Domain.Advertisers;
using TrackingPlatform.Domain.Uploads;

namespace TrackingPlatform.Data.Uploads;

/// <summary>An upload and how far it has come.</summary>
public sealed record UploadEntry
{
    public required UploadId Id { get; init; }

    public required AdvertiserId Advertiser { get; init; }

    public required string AdvertiserName { get; init; }

    public required string FileName { get; init; }

    public required FileFormat Format { get; init; }

    /// <summary>The names of the columns.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>The field of each column.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>What of the format nothing in the file told.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>Rows of the file.</summary>
    public required int Rows { get; init; }

    public required UploadState State { get; init; }

    /// <summary>Rows gone through by the work under way, or by the last one.</summary>
    public required int Done { get; init; }

    /// <summary>Moves with every change of how the file is read.</summary>
    public required int Version { get; init; }

    public required string RequestedBy { get; init; }

    /// <summary>Who gave the last order.</summary>
    public required string OrderedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Where the work under way goes on.</summary>
    internal int Position { get; init; }
}
