using TrackingPlatform.Admin.Ui;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>Endpoints as people read them.</summary>
internal static class EndpointWords
{
    public static string State(EndpointStanding standing) => standing switch
    {
        { DisabledReason: not null } => "Disabled",
        { Breaker.State: BreakerState.Open } => "Failing",
        { Breaker.State: BreakerState.HalfOpen } => "Being probed",
        _ => "Healthy",
    };

    /// <summary>The status whose look fits.</summary>
    public static string Tone(EndpointStanding standing) => standing switch
    {
        { DisabledReason: not null } => "failed",
        { Breaker.State: BreakerState.Open } => "parked",
        { Breaker.State: BreakerState.HalfOpen } => "retrying",
        _ => "active",
    };

    /// <summary>What happens next, in a sentence.</summary>
    public static string Story(EndpointStanding standing) => standing switch
    {
        { DisabledReason: ReasonCodes.Http4xx } => "It answered 410: the publisher took it away. Nothing is sent until it is released; what is due is parked, nothing is lost.",
        { DisabledReason: ReasonCodes.BreakerOpen } => "It has failed for three days. Nothing is sent until it is released; what is due is parked, nothing is lost.",
        { DisabledReason: not null } => "Nothing is sent until it is released; what is due is parked, nothing is lost.",
        { Breaker.State: BreakerState.Open } => "Most of the last postbacks failed, so it is left alone and probed from time to time. Waiting uses up no attempts.",
        { Breaker.State: BreakerState.HalfOpen } => "One postback is on its way to see whether it is back; the others wait for it.",
        { Waiting: 0 } => "Everything planned for it has been sent.",
        _ => "What is due is being sent.",
    };

    /// <summary>The last failure of the last day, in words; null when there was none.</summary>
    public static string? LastError(EndpointStanding standing) => standing.LastError switch
    {
        null => null,
        ReasonCodes.Dns => "its host did not resolve",
        ReasonCodes.Connect => "no connection, or it broke before an answer came",
        ReasonCodes.Tls => "the encrypted connection could not be set up",
        ReasonCodes.Timeout => "no answer within 12 s",
        ReasonCodes.Http3xx => $"it answered {standing.LastStatusCode}: redirects are not followed",
        ReasonCodes.Http4xx => $"it answered {standing.LastStatusCode}: it refused the postback",
        ReasonCodes.Http429 => "it answered 429: it asked us to slow down",
        ReasonCodes.Http5xx => $"it answered {standing.LastStatusCode}: its server failed",
        ReasonCodes.ResponseInvalid => "what came back is not HTTP",
        ReasonCodes.PrivateAddressBlocked => "its host leads to an address that is not public",
        ReasonCodes.UrlInvalid => "the address cannot be sent as it is",
        var other => other,
    };

    /// <summary>"at most 5 a second, 2 at once".</summary>
    public static string Limit(EndpointLimit limit) => (limit.PerSecond, limit.InFlight) switch
    {
        (null, null) => "none; as fast as it answers",
        ({ } rate, null) => FormattableString.Invariant($"at most {rate:0.##} a second"),
        (null, { } most) => FormattableString.Invariant($"at most {most} at once"),
        var (rate, most) => FormattableString.Invariant($"at most {rate:0.##} a second, {most} at once"),
    };

    /// <summary>"99.2 %", or a dash where nothing was tried.</summary>
    public static string Success((long Made, long Failed) tried) => Figures.Ratio(tried.Made - tried.Failed, tried.Made);
}
