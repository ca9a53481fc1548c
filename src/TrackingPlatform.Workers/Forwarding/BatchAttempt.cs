using System.Text;
using TrackingPlatform.Data.Forwarding;
using TrackingPlatform.Domain.Forwarding;
using TrackingPlatform.Domain.Templates;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Attempts many claimed deliveries of one template version in one request: what comes of it is what comes of each of them.</summary>
internal sealed class BatchAttempt(RequestComposer composer, GatheringQueue gathering, PostbackSender sender, TimeProvider clock)
{
    /// <summary>How a claimed delivery's template gathers; null when it sends each on its own.</summary>
    public async ValueTask<BatchRule?> RuleOfAsync(ClaimedDelivery delivery, CancellationToken cancellationToken) =>
        (await composer.CompileAsync(delivery, cancellationToken)).Source.Batch;

    /// <summary>What was claimed, and with it whatever else can go along.</summary>
    /// <param name="claimed">Deliveries of one template version, no more than fill a request.</param>
    /// <param name="rule">How the template gathers.</param>
    /// <param name="isProbe">Whether the endpoint is only being tried out: then nothing more is risked than was claimed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ClaimedDelivery>> GatherAsync(IReadOnlyList<ClaimedDelivery> claimed, BatchRule rule, bool isProbe, CancellationToken cancellationToken)
    {
        var room = isProbe ? 0 : rule.Size - claimed.Count;
        return room > 0 ? [.. claimed, .. await gathering.ClaimWithAsync(claimed[0], rule, room, cancellationToken)] : claimed;
    }

    /// <summary>Sends what was gathered.</summary>
    /// <exception cref="OperationCanceledException">It was abandoned; its fate is unknown.</exception>
    public async Task<BatchResult> MakeAsync(IReadOnlyList<ClaimedDelivery> gathered, CancellationToken cancellationToken)
    {
        var finished = new List<FinishedDelivery>();
        var (compiled, rows) = await RenderAsync(gathered, finished, cancellationToken);
        if (compiled is null || rows.Count == 0)
        {
            return Result(finished, null, TimeSpan.Zero);
        }

        var result = await sender.SendAsync(Request(compiled, rows), cancellationToken);
        // One sample for all of them, so that those who failed together come back together.
        var jitter = DeliveryAttempt.Jitter();
        var (outcome, batch) = (result.Outcome, BatchOf(rows));
        var url = compiled.Source.Url;
        foreach (var (delivery, _) in rows)
        {
            var progress = DeliveryProgress.After(outcome, delivery.Attempt, jitter, (result as OutboundResult.Answered)?.RetryAfter);
            var record = DeliveryAttempt.Record(result, DeliveryAttempt.ReasonOf(outcome), compiled.Source.Method, url, clock.GetUtcNow());
            finished.Add(new FinishedDelivery(delivery, progress, delivery == rows[0].Delivery ? record with { Batch = batch } : record with { Batch = batch, Response = null }));
        }

        return Result(finished, outcome.Signal, result.Duration);
    }

    private async Task<(CompiledRequest? Compiled, List<(ClaimedDelivery Delivery, string Row)> Rows)> RenderAsync(
        IReadOnlyList<ClaimedDelivery> deliveries, List<FinishedDelivery> finished, CancellationToken cancellationToken)
    {
        var (source, check) = await composer.CompileAsync(deliveries[0], cancellationToken);
        var rows = new List<(ClaimedDelivery, string)>();
        var room = CompiledRequest.MaxBatchBody;
        foreach (var delivery in deliveries)
        {
            string? problem = null;
            if (DeliveryAttempt.Unmade(delivery) is { } unmade)
            {
                finished.Add(unmade);
            }
            else if (check.Value is { } compiled && compiled.TryRenderRow(FrozenMacroValues.FromJson(delivery.MacroValues), out var row, out problem))
            {
                room -= Encoding.UTF8.GetByteCount(row) + 1;
                if (room >= 0)
                {
                    rows.Add((delivery, row));
                }
                else
                {
                    finished.Add(new FinishedDelivery(delivery, new DeliveryProgress(DeliveryState.Due, null, TimeSpan.Zero), null));
                }
            }
            else
            {
                finished.Add(Unsendable(delivery, source, problem ?? RequestComposer.Explain(check)));
            }
        }

        return (check.Value, rows);
    }

    private FinishedDelivery Unsendable(ClaimedDelivery delivery, RequestTemplate source, string problem)
    {
        var result = new OutboundResult.Failed(AttemptFailure.UrlInvalid, problem) { Duration = TimeSpan.Zero };
        return new FinishedDelivery(
            delivery,
            DeliveryProgress.After(result.Outcome, delivery.Attempt, DeliveryAttempt.Jitter(), null),
            DeliveryAttempt.Record(result, DeliveryAttempt.ReasonOf(result.Outcome), source.Method, source.Url, clock.GetUtcNow()));
    }

    private OutboundRequest Request(CompiledRequest compiled, List<(ClaimedDelivery Delivery, string Row)> rows)
    {
        var first = rows[0].Delivery;
        return new OutboundRequest(first.Id, rows.Max(row => row.Delivery.Attempt), compiled.Gather(rows.Select(row => row.Row)), composer.Secret(first.SecretCipher))
        {
            OldSecret = composer.Secret(first.OldSecretCipher),
            Batch = BatchOf(rows),
        };
    }

    private static BatchId BatchOf(List<(ClaimedDelivery Delivery, string Row)> rows) => BatchId.Of(rows.Select(row => row.Delivery.Id));

    private static BatchResult Result(List<FinishedDelivery> finished, BreakerSignal? signal, TimeSpan duration) => new(
        [.. finished.OrderBy(one => !one.Delivery.RidesAlong)],
        signal,
        duration,
        finished.Find(one => one.Progress.DisablesEndpoint)?.Progress.Reason);
}
