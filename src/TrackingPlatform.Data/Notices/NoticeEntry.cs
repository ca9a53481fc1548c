using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Data.Notices;

/// <summary>A notice as it is kept.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Notice">What it says.</param>
/// <param name="At">When it was handed in.</param>
public sealed record NoticeEntry(NoticeId Id, Notice Notice, DateTimeOffset At);
