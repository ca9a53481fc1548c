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
        if (delivery.IsTooLate)
        {
            return NotMade(delivery, new DeliveryProgress(DeliveryState.Dead, ReasonCodes.GaveUp));
        }

        if (!delivery.IsWanted)
        {
            return NotMade(delivery, new DeliveryProgress(DeliveryState.Parked, delivery.WebhookUrl is null ? ReasonCodes.PublisherPaused : ReasonCodes.WebhookPaused));
        }

        var (request, source, problem) = await composer.ComposeAsync(delivery, cancellationToken);
        var result = request is null
            ? new OutboundResult.Failed(AttemptFailure.UrlInvalid, problem!) { Duration = TimeSpan.Zero } // there is a problem where there is no request
            : await sender.SendAsync(request, cancellationToken);
        Failpoint.Pass("after-send");

        var outcome = result.Outcome;
        var progress = DeliveryProgress.After(outcome, delivery.Attempt, Jitter(), (result as OutboundResult.Answered)?.RetryAfter);
        return new AttemptResult(
            new FinishedDelivery(delivery, progress, Record(result, ReasonOf(outcome), request?.Request.Method ?? source.Method, request?.Request.Url ?? source.Url)),
            request is null ? null : outcome.Signal);
    }

    private static AttemptResult NotMade(ClaimedDelivery delivery, DeliveryProgress progress) => new(new FinishedDelivery(delivery, progress, null), null);

    private static string? ReasonOf(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Retry retry => retry.Reason,
        AttemptOutcome.Park park => park.Reason,
        AttemptOutcome.Dead dead => dead.Reason,
        _ => null,
    };

    private AttemptRecord Record(OutboundResult result, string? error, string method, string url)
    {
        var answered = result as OutboundResult.Answered;
        return new AttemptRecord(
            AttemptId.New(clock.GetUtcNow()),
            result.Duration,
            answered?.StatusCode,
            error,
            answered?.Location is { } location ? $"Redirected to {MaskedUrl.Of(location)}; not followed." : (result as OutboundResult.Failed)?.Detail,
            method,
            MaskedUrl.Of(url),
            answered?.Body);
    }

    private static double Jitter() => RandomNumberGenerator.GetInt32(1_000_000) / 1_000_000d;
}
