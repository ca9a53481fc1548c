using System.Threading.Channels;

namespace TrackingPlatform.Data.Forwarding;

/// <summary>Wakes the dispatcher of this process: something may be due. Only a hint; it looks by itself every quarter of a second at the latest.</summary>
public sealed class ForwardingSignal
{
    private readonly Channel<bool> _pulses = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Call after the commit that planned deliveries. Never waits.</summary>
    public void Pulse() => _pulses.Writer.TryWrite(true);

    /// <summary>Returns at the next pulse, or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(atMost);
        try
        {
            await _pulses.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody pulsed: have a look all the same.
        }
    }
}
