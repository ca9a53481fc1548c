using System.ComponentModel.DataAnnotations;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>Where a journal lives and what it may use.</summary>
internal sealed class JournalOptions
{
    /// <summary>Owned by this journal alone; made when it is missing.</summary>
    [Required]
    public required string Directory { get; init; }

    /// <summary>A segment takes no further batch once it would grow past this; a single larger batch gets a segment to itself.</summary>
    [Range(4_096, 1_073_741_824)]
    public int SegmentBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes that may wait for the disk, the batch being written included; beyond it appends are refused.</summary>
    [Range(4_096, 1_073_741_824)]
    public int QueueBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a segment stays after its last frame was drained, for looking back after an accident.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan KeepPassed { get; init; } = TimeSpan.FromHours(1);
}
