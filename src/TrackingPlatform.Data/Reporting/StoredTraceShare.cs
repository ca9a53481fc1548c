using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>A link by which an outsider sees a trace, as it is kept: without its secret.</summary>
public sealed record StoredTraceShare
{
    public required TraceShareId Id { get; init; }

    /// <summary>The id whose story is told.</summary>
    public required string Subject { get; init; }

    public required TraceViewer Viewer { get; init; }

    /// <summary>The partner's name as it is today; null for anyone.</summary>
    public string? PartnerName { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string? RevokedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>How often it was opened.</summary>
    public int Opens { get; init; }

    public DateTimeOffset? LastOpenedAt { get; init; }
}
