using System.ComponentModel;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>A replay and how far it has come, as pages and the API show it.</summary>
public sealed record ReplayDetails
{
    public required ReplayId Id { get; init; }

    public required ReplayKind Kind { get; init; }

    public required ReplayState State { get; init; }

    [Description("The template that is told; null where deliveries are sent again.")]
    public TemplateId? Backfill { get; init; }

    public required ReplayFilterDetails Filter { get; init; }

    public required int PerSecond { get; init; }

    [Description("What there was to look at when it was begun.")]
    public required long Matched { get; init; }

    [Description("Deliveries made due so far; whether they arrive is theirs to tell.")]
    public required long Sent { get; init; }

    [Description("What was not sent so far, by reason code.")]
    public required IReadOnlyDictionary<string, long> Skipped { get; init; }

    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    internal static ReplayDetails Of(ReplayEntry entry) => new()
    {
        Id = entry.Id,
        Kind = entry.Plan.Kind,
        State = entry.State,
        Backfill = entry.Plan.Kind == ReplayKind.Backfill ? entry.Plan.Filter.Template : null,
        Filter = ReplayFilterDetails.Of(entry.Plan),
        PerSecond = entry.Plan.Pace.PerSecond,
        Matched = entry.Matched,
        Sent = entry.Sent,
        Skipped = entry.Skipped,
        RequestedBy = entry.RequestedBy,
        CreatedAt = entry.CreatedAt,
        ChangedAt = entry.ChangedAt,
        FinishedAt = entry.FinishedAt,
    };
}
