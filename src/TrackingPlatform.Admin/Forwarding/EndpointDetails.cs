using System.ComponentModel;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Admin.Forwarding;

/// <summary>How an endpoint stands, as the API shows it.</summary>
internal sealed record EndpointDetails
{
    [Description("Scheme, host and port.")]
    public required string Endpoint { get; init; }

    [Description("`closed`: it is called. `open`: it is left alone until the next probe. `half_open`: a probe is under way.")]
    public required BreakerState Breaker { get; init; }

    [Description("Why nothing is sent until somebody releases it; null while it takes part.")]
    public string? DisabledReason { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public DateTimeOffset? NextProbeAt { get; init; }

    [Description("Active templates that go there.")]
    public required long Templates { get; init; }

    [Description("Deliveries that are due, now or later, or being sent.")]
    public required long Waiting { get; init; }

    public required long Parked { get; init; }

    [Description("When the oldest of them was planned.")]
    public DateTimeOffset? OldestAt { get; init; }

    [Description("Attempts of the last hour.")]
    public required long HourAttempts { get; init; }

    public required long HourFailures { get; init; }

    [Description("Attempts of the last day.")]
    public required long DayAttempts { get; init; }

    public required long DayFailures { get; init; }

    [Description("How long 95 of 100 attempts of the last day took at most.")]
    public long? P95Ms { get; init; }

    [Description("Requests a second at most, as people have set it; null: no limit.")]
    public decimal? PerSecondLimit { get; init; }

    [Description("Requests under way at most, as people have set it; null: no limit.")]
    public int? InFlightLimit { get; init; }

    public string? LastError { get; init; }

    public int? LastStatusCode { get; init; }

    public DateTimeOffset? LastErrorAt { get; init; }

    public static EndpointDetails Of(EndpointStanding standing) => new()
    {
        Endpoint = standing.Endpoint,
        Breaker = standing.Breaker.State,
        DisabledReason = standing.DisabledReason,
        FailingSince = standing.Breaker.FailingSince,
        NextProbeAt = standing.DisabledReason is null ? standing.Breaker.ProbeAt : null,
        Templates = standing.Templates,
        Waiting = standing.Waiting,
        Parked = standing.Parked,
        OldestAt = standing.OldestAt,
        HourAttempts = standing.LastHour.Made,
        HourFailures = standing.LastHour.Failed,
        DayAttempts = standing.LastDay.Made,
        DayFailures = standing.LastDay.Failed,
        P95Ms = (long?)standing.Slow?.TotalMilliseconds,
        PerSecondLimit = standing.Limit.PerSecond,
        InFlightLimit = standing.Limit.InFlight,
        LastError = standing.LastError,
        LastStatusCode = standing.LastStatusCode,
        LastErrorAt = standing.LastErrorAt,
    };
}
