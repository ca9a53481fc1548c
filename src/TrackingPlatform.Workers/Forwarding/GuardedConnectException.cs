using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Carries the reason why no connection was made through the HTTP handler, which wraps whatever its callback throws.</summary>
internal sealed class GuardedConnectException(AttemptFailure failure, string message, Exception? cause = null) : IOException(message, cause)
{
    public AttemptFailure Failure { get; } = failure;
}
