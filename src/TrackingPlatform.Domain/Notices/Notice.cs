using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Notices;

/// <summary>Something that people of a tenant are to hear of, once.</summary>
/// <remarks>The tenant's staff hear every notice; publishers hear those that name them.</remarks>
public sealed record Notice
{
    /// <summary>What it is about.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The thing it is about, such as an endpoint's address; at most 300 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>Names the moment: of notices of one kind about one subject and occasion only the first is kept, whoever writes it.</summary>
    public required string Occasion { get; init; }

    /// <summary>A line that says what happened.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence or two that say what follows and what to do.</summary>
    public required string Detail { get; init; }

    /// <summary>The same for publishers, who do not see the admin pages; null says <see cref="Detail"/>.</summary>
    public string? DetailForPublishers { get; init; }

    /// <summary>Where staff see more: a path of the admin pages.</summary>
    public required string Path { get; init; }

    /// <summary>Whether staff get a mail of it; otherwise they see it in the app alone.</summary>
    public bool MailsStaff { get; init; } = true;

    /// <summary>Publishers that are to hear it as well; empty for staff alone.</summary>
    public IReadOnlyList<PublisherId> Publishers { get; init; } = [];
}
