using TrackingPlatform.Domain.Access;
using TrackingPlatform.Domain.Reporting;

namespace TrackingPlatform.Data.Reporting;

/// <summary>A saved view of a report.</summary>
public sealed record StoredView
{
    public required ReportViewId Id { get; init; }

    /// <summary>Whose it is; null for one that a script made, which everyone of the tenant sees.</summary>
    public MemberId? Member { get; init; }

    /// <summary>Who made it, by name.</summary>
    public required string Author { get; init; }

    public required string Name { get; init; }

    /// <summary>The query of the page's address, without its question mark.</summary>
    public required string Query { get; init; }

    /// <summary>Whether everyone of the tenant sees it.</summary>
    public bool IsShared { get; init; }

    public ReportSchedule Schedule { get; init; }

    /// <summary>What is attached to its mails.</summary>
    public ReportFormat Format { get; init; }

    /// <summary>Where its mails go.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>When it is mailed next, or tried again.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>Why the last mail did not go out; null when it did.</summary>
    public string? LastProblem { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
