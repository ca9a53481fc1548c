using System.Globalization;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Notices;
using TrackingPlatform.Domain.Publishers;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>Which changes of an endpoint's health are news: that it fails, is disabled, is back. Probes that fail again are not.</summary>
public static class EndpointNews
{
    /// <summary>What is news about a change; null when nothing is.</summary>
    /// <param name="before">Its breaker before; a fresh one where there was none.</param>
    /// <param name="wasDisabled">Whether it was disabled before.</param>
    /// <param name="after">Its breaker now.</param>
    /// <param name="isDisabled">Whether it is disabled now.</param>
    public static NoticeKind? Between(CircuitBreaker before, bool wasDisabled, CircuitBreaker after, bool isDisabled) => (wasDisabled, isDisabled) switch
    {
        (false, true) => NoticeKind.EndpointDisabled,
        (true, true) => null,
        (true, false) => NoticeKind.EndpointRecovered,
        _ when before.State == BreakerState.Closed && after.State != BreakerState.Closed => NoticeKind.EndpointFailing,
        _ when before.State != BreakerState.Closed && after.State == BreakerState.Closed => NoticeKind.EndpointRecovered,
        _ => null,
    };

    /// <summary>The notice in words.</summary>
    /// <param name="kind">One of the three about endpoints.</param>
    /// <param name="endpoint">Scheme, host and port.</param>
    /// <param name="changedAt">Names the change.</param>
    /// <param name="disabledReason">Why it was disabled.</param>
    /// <param name="publishers">Whose templates go there.</param>
    public static Notice Tell(NoticeKind kind, string endpoint, DateTimeOffset changedAt, string? disabledReason, IReadOnlyList<PublisherId> publishers)
    {
        var (title, detail, forPublishers) = kind switch
        {
            NoticeKind.EndpointFailing => (
                $"{endpoint} is failing",
                "Most of the last postbacks failed. It is left alone for a while and then tried again, more and more rarely; what is due waits and uses up no attempts.",
                "Most of the last postbacks to it failed. We leave it alone for a while and then try again; what is due waits, nothing is lost."),
            NoticeKind.EndpointDisabled => (
                $"{endpoint} is disabled",
                $"{Why(disabledReason)} Its deliveries are parked, nothing is lost: once it is mended, release it under Deliveries, Endpoints.",
                $"{Why(disabledReason)} We send nothing more to it and keep what is due: tell your manager once it is mended."),
            NoticeKind.EndpointRecovered => (
                $"{endpoint} is back",
                "It answers again, and what waited for it is being sent.",
                "It answers again, and what waited for it is on its way."),
            NoticeKind.RatesNotFetched => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is not about an endpoint."),
        };
        return new Notice
        {
            Kind = kind,
            Subject = endpoint,
            Occasion = changedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            Title = title,
            Detail = detail,
            DetailForPublishers = forPublishers,
            Path = $"/deliveries/endpoints?peek={Uri.EscapeDataString(endpoint)}",
            Publishers = publishers,
        };
    }

    private static string Why(string? reason) => reason switch
    {
        ReasonCodes.BreakerOpen => "It has failed for three days.",
        ReasonCodes.Http4xx => "It answered 410: the publisher took it away.",
        _ => $"Nothing more is sent to it ({reason}).",
    };
}
