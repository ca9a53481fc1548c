using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Admin.Notices;

/// <summary>Notices as people read them.</summary>
internal static class NoticeWords
{
    /// <summary>Those that publishers may hear.</summary>
    public static IReadOnlyList<NoticeKind> ForPublishers { get; } =
    [
        NoticeKind.EndpointFailing, NoticeKind.EndpointDisabled, NoticeKind.EndpointRecovered, NoticeKind.DeliveriesDead, NoticeKind.TemplateApproved, NoticeKind.TemplateRejected,
    ];

    public static string Kind(NoticeKind kind) => kind switch
    {
        NoticeKind.EndpointFailing => "Failing",
        NoticeKind.EndpointDisabled => "Disabled",
        NoticeKind.EndpointRecovered => "Recovered",
        NoticeKind.BalanceBroken => "Not balanced",
        NoticeKind.SealBroken => "Seal broken",
        NoticeKind.RatesNotFetched => "Rates",
        NoticeKind.DeliveriesDead => "Given up",
        NoticeKind.TemplateProposed => "Proposed",
        NoticeKind.TemplateApproved => "Approved",
        NoticeKind.TemplateRejected => "Rejected",
        NoticeKind.PostbacksStopped => "Silent",
        NoticeKind.PostbacksResumed => "Heard again",
    };

    /// <summary>The status whose look fits.</summary>
    public static string Tone(NoticeKind kind) => kind switch
    {
        NoticeKind.EndpointFailing => "retrying",
        NoticeKind.EndpointDisabled => "failed",
        NoticeKind.EndpointRecovered => "active",
        NoticeKind.BalanceBroken or NoticeKind.SealBroken => "failed",
        NoticeKind.RatesNotFetched => "failed",
        NoticeKind.DeliveriesDead => "dead",
        NoticeKind.TemplateProposed => "pending",
        NoticeKind.TemplateApproved => "approved",
        NoticeKind.TemplateRejected => "rejected",
        NoticeKind.PostbacksStopped => "failed",
        NoticeKind.PostbacksResumed => "active",
    };

    /// <summary>Where what a notice tells of is sent again; null where there is nothing to send.</summary>
    public static string? Replay(Notice notice) =>
        notice.Kind == NoticeKind.DeliveriesDead ? $"/deliveries/replays/new?state=dead&endpoint={Uri.EscapeDataString(notice.Subject)}" : null;
}
