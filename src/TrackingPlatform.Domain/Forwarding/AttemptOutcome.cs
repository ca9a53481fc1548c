using TrackingPlatform.Domain.Audit;

namespace TrackingPlatform.Domain.Forwarding;

/// <summary>What one attempt means for its delivery.</summary>
public abstract record AttemptOutcome
{
    private AttemptOutcome()
    {
    }

    /// <summary>What it says about the endpoint.</summary>
    public BreakerSignal Signal { get; private init; } = BreakerSignal.Alive;

    /// <summary>The publisher has it.</summary>
    public sealed record Delivered : AttemptOutcome;

    /// <summary>To be tried again.</summary>
    /// <param name="Reason">The reason code of this attempt.</param>
    /// <param name="Schedule">When, and how often.</param>
    /// <param name="HonoursRetryAfter">Whether the publisher may ask for more time.</param>
    public sealed record Retry(string Reason, RetrySchedule Schedule, bool HonoursRetryAfter = false) : AttemptOutcome;

    /// <summary>To be kept aside: the publisher says the address is gone for good, so the endpoint is to be disabled.</summary>
    /// <param name="Reason">The reason code of this attempt.</param>
    public sealed record Park(string Reason) : AttemptOutcome;

    /// <summary>To be given up: the next attempt would end alike.</summary>
    /// <param name="Reason">The reason code of this attempt.</param>
    public sealed record Dead(string Reason) : AttemptOutcome;

    /// <summary>The outcome of an answer. Decided by the status alone: a 2xx whose body breaks off has been received.</summary>
    public static AttemptOutcome OfStatus(int statusCode) => statusCode switch
    {
        >= 200 and <= 299 => new Delivered(),
        >= 300 and <= 399 => new Retry(ReasonCodes.Http3xx, RetrySchedule.AfterRefusal),
        408 or 425 => new Retry(ReasonCodes.Http4xx, RetrySchedule.Standard) { Signal = BreakerSignal.Failing },
        410 => new Park(ReasonCodes.Http4xx),
        429 => new Retry(ReasonCodes.Http429, RetrySchedule.Standard, HonoursRetryAfter: true) { Signal = BreakerSignal.Overloaded },
        >= 400 and <= 499 => new Retry(ReasonCodes.Http4xx, RetrySchedule.AfterRefusal),
        >= 500 and <= 599 => new Retry(ReasonCodes.Http5xx, RetrySchedule.Standard, HonoursRetryAfter: statusCode == 503) { Signal = BreakerSignal.Failing },
        _ => new Retry(ReasonCodes.ResponseInvalid, RetrySchedule.AfterRefusal) { Signal = BreakerSignal.Failing },
    };

    /// <summary>The outcome of an attempt that got no answer.</summary>
    public static AttemptOutcome OfFailure(AttemptFailure failure) => failure switch
    {
        AttemptFailure.UrlInvalid => new Dead(ReasonCodes.UrlInvalid),
        AttemptFailure.PrivateAddress => new Dead(ReasonCodes.PrivateAddressBlocked),
        AttemptFailure.Dns => Failing(ReasonCodes.Dns),
        AttemptFailure.Connect => Failing(ReasonCodes.Connect),
        AttemptFailure.Tls => Failing(ReasonCodes.Tls),
        AttemptFailure.Timeout => new Retry(ReasonCodes.Timeout, RetrySchedule.Standard) { Signal = BreakerSignal.TimedOut },
        AttemptFailure.ResponseInvalid => new Retry(ReasonCodes.ResponseInvalid, RetrySchedule.AfterRefusal) { Signal = BreakerSignal.Failing },
    };

    private static Retry Failing(string reason) => new(reason, RetrySchedule.Standard) { Signal = BreakerSignal.Failing };
}
