namespace TrackingPlatform.Workers.Notices;

/// <summary>A notice as the tenant's own address gets it.</summary>
internal sealed record NoticeMessage(
    string Type, string Id, string Kind, string Subject, string Title, string Detail, string Path, IReadOnlyList<string> Publishers, DateTimeOffset At);
