using System.ComponentModel.DataAnnotations;

namespace TrackingPlatform.Edge.Clicks;

/// <summary>How clicks are acknowledged and drained.</summary>
internal sealed class ClickOptions
{
    public const string Section = "Clicks";

    /// <summary>What a visitor waits for: <c>journal</c>, or <c>database</c> until the drain has committed the click.</summary>
    [AllowedValues("journal", "database")]
    public string Acknowledge { get; init; } = "journal";

    /// <summary>True when a visitor waits for the drain's commit.</summary>
    public bool WaitsForDatabase => Acknowledge == "database";

    /// <summary>With <c>database</c>: how long a visitor waits before the journal's word is taken after all.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:30")]
    public TimeSpan DatabasePatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Clicks in one drained batch at the most.</summary>
    [Range(1, 100_000)]
    public int DrainBatch { get; init; } = 10_000;

    /// <summary>Bytes of the journal in one drained batch at the most.</summary>
    [Range(4_096, 256 * 1024 * 1024)]
    public int DrainBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long the drain lets clicks gather before it takes a batch: larger batches cost less each.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan DrainPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>From this many clicks a second on, visitors come first: the drain leaves them the machine for <see cref="BurstPatience"/>.</summary>
    [Range(100, 10_000_000)]
    public int BurstRate { get; init; } = 5_000;

    /// <summary>How old the oldest undrained click may get in a burst before the drain works beside the visitors after all.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan BurstPatience { get; init; } = TimeSpan.FromSeconds(10);
}
