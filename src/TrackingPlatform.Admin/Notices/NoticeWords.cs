using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Admin.Notices;

/// <summary>Notices as people read them.</summary>
internal static class NoticeWords
{
    public static string Kind(NoticeKind kind) => kind switch
    {
        NoticeKind.EndpointFailing => "Failing",
        NoticeKind.EndpointDisabled => "Disabled",
        NoticeKind.EndpointRecovered => "Recovered",
        NoticeKind.BalanceBroken => "Not balanced",
        NoticeKind.SealBroken => "Seal broken",
        NoticeKind.RatesNotFetched => "Rates",
    };

    /// <summary>The status whose look fits.</summary>
    public static string Tone(NoticeKind kind) => kind switch
    {
        NoticeKind.EndpointFailing => "retrying",
        NoticeKind.EndpointDisabled => "failed",
        NoticeKind.EndpointRecovered => "active",
        NoticeKind.BalanceBroken or NoticeKind.SealBroken => "failed",
        NoticeKind.RatesNotFetched => "failed",
    };
}
