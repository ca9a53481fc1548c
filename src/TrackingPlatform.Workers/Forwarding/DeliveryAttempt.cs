using System.Security.Cryptography;
using TrackingPlatform.Data;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Audit;
using TrackingPlatform.Domain.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Attempts one claimed delivery and decides what comes of it.</summary>
internal sealed class DeliveryAttempt(RequestComposer composer, PostbackSender sender, TimeProvider clock)
{
    /// <exception cref="OperationCanceledException">It was abandoned; its fate is unknown.</exception>
    public async Task<AttemptResult> MakeAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        if (Unmade(delivery) is { } unmade)
        {
            return new AttemptResult(unmade, null);
        }

        var (request, source, problem) = await composer.ComposeAsync(delivery, cancellationToken);
        var result = request is null
            ? new OutboundResult.Failed(AttemptFailure.UrlInvalid, problem!) { Duration = TimeSpan.Zero } // there is a problem where there is no request
            : await sender.SendAsync(request, cancellationToken);
        Failpoint.Pass("after-send");

        var outcome = result.Outcome;
        var progress = DeliveryProgress.After(outcome, delivery.Attempt, Jitter(), (result as OutboundResult.Answered)?.RetryAfter);
        return new AttemptResult(
            new FinishedDelivery(delivery, progress, Record(result, ReasonOf(outcome), request?.Request.Method ?? source.Method, request?.Request.Url ?? source.Url, clock.GetUtcNow())),
            request is null ? null : outcome.Signal);
    }

    /// <summary>What becomes of a delivery that is not to be attempted; null when it is.</summary>
    public static FinishedDelivery? Unmade(ClaimedDelivery delivery) =>
        delivery.IsTooLate ? new FinishedDelivery(delivery, new DeliveryProgress(DeliveryState.Dead, ReasonCodes.GaveUp), null)
        : !delivery.IsWanted ? new FinishedDelivery(delivery, new DeliveryProgress(DeliveryState.Parked, delivery.WebhookUrl is null ? ReasonCodes.PublisherPaused : ReasonCodes.WebhookPaused), null)
        : null;

    /// <summary>The reason code of an attempt that failed.</summary>
    public static string? ReasonOf(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Retry retry => retry.Reason,
        AttemptOutcome.Park park => park.Reason,
        AttemptOutcome.Dead dead => dead.Reason,
        _ => null,
    };

    /// <summary>An attempt as it is kept.</summary>
    public static AttemptRecord Record(OutboundResult result, string? error, string method, string url, DateTimeOffset now)
    {
        var answered = result as OutboundResult.Answered;
        return new AttemptRecord(
            AttemptId.New(now),
            result.Duration,
            answered?.StatusCode,
            error,
            answered?.Location is { } location ? $"Redirected to {MaskedUrl.Of(location)}; not followed." : (result as OutboundResult.Failed)?.Detail,
            method,
            MaskedUrl.Of(url),
            answered?.Body);
    }

    /// <summary>A sample from [0, 1).</summary>
    public static double Jitter() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000d;
}
