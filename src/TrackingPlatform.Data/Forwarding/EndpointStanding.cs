using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>How one of a tenant's endpoints stands at this moment.</summary>
public sealed record EndpointStanding
{
    /// <summary>Scheme, host and port.</summary>
    public required string Endpoint { get; init; }

    /// <summary>A fresh one where it never failed.</summary>
    public required CircuitBreaker Breaker { get; init; }

    /// <summary>Why nothing is sent until somebody releases it; null while it takes part.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>When breaker or disabling last changed; null where it never failed.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Active templates that go there.</summary>
    public required long Templates { get; init; }

    /// <summary>Deliveries that are due, now or later, or being sent.</summary>
    public required long Waiting { get; init; }

    /// <summary>Deliveries kept aside.</summary>
    public required long Parked { get; init; }

    /// <summary>When the oldest of both was planned.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Attempts of the last hour, and how many of them failed.</summary>
    public required (long Made, long Failed) LastHour { get; init; }

    /// <summary>Attempts of the last day, and how many of them failed.</summary>
    public required (long Made, long Failed) LastDay { get; init; }

    /// <summary>How long 95 of 100 attempts of the last day took at most.</summary>
    public TimeSpan? Slow { get; init; }

    /// <summary>What people have set.</summary>
    public EndpointLimit Limit { get; init; }

    /// <summary>The last failure of the last day: its reason code, status, what was said about it, and when.</summary>
    public string? LastError { get; init; }

    public int? LastStatusCode { get; init; }

    public string? LastDetail { get; init; }

    public DateTimeOffset? LastErrorAt { get; init; }
}
