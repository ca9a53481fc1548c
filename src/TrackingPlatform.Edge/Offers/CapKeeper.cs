using TrackingPlatform.Domain.Campaigns;
using TrackingPlatform.Domain.Offers;

namespace TrackingPlatform.Edge.Offers;

/// <summary>
/// Keeps this node's share of click caps filled and its list of full caps fresh, beside the clicks and never in their way. With the database away the
/// leases are used up, and then capped offers send visitors to their fallback: a cap is never passed.
/// </summary>
internal sealed class CapKeeper(CapGate gate, ICapLeases leases, TimeProvider clock, ILogger<CapKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Guid _node = Guid.CreateVersion7(clock.GetUtcNow());
    private readonly SemaphoreSlim _turn = new(1);
    private DateTimeOffset _fullAt = DateTimeOffset.MinValue;

    /// <summary>Gets what a snapshot needs before it comes into force. What cannot be had now is asked for again later.</summary>
    public async Task PrepareAsync(CampaignSnapshot snapshot, CancellationToken cancellationToken)
    {
        gate.Adopt(snapshot);
        if (!gate.HasCaps)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestPause);
        try
        {
            await RefreshAsync(patience.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            logger.CapsNotReady(exception.Message);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await ExchangeAsync(gate.Last(clock.GetUtcNow()), cancellationToken);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            logger.TokensNotGivenBack(exception.Message);
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (gate.HasCaps)
                {
                    await RefreshAsync(stoppingToken);
                }

                pause = Pause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // An outage is one line, not one line a try.
                if (pause == Pause)
                {
                    logger.CapsStale(exception.Message);
                }

                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            await ExchangeAsync(gate.Due(now), cancellationToken);
            if (now - _fullAt >= Freshness)
            {
                gate.Close(await leases.FullAsync(cancellationToken));
                _fullAt = now;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ExchangeAsync(List<(CapLease Lease, CapExchange Exchange)> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
        {
            return;
        }

        var grants = await leases.ExchangeAsync(_node, due.ConvertAll(each => each.Exchange), cancellationToken);
        for (var index = 0; index < due.Count; index++)
        {
            due[index].Lease.Receive(grants[index]);
        }
    }
}
