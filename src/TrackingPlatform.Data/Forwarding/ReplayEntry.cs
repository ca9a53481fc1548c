using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>A replay and how far it has come.</summary>
public sealed record ReplayEntry
{
    public required ReplayId Id { get; init; }

    public required ReplayPlan Plan { get; init; }

    public required ReplayState State { get; init; }

    /// <summary>What it had to look at when it was begun.</summary>
    public required long Matched { get; init; }

    /// <summary>Deliveries made due so far.</summary>
    public required long Sent { get; init; }

    /// <summary>What was not sent so far, by reason code.</summary>
    public required IReadOnlyDictionary<string, long> Skipped { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The last delivery or conversion it looked at; null at the start.</summary>
    internal Guid? Cursor { get; init; }

    /// <summary>Everything looked at so far.</summary>
    public long Handled => Sent + Skipped.Values.Sum();
}
