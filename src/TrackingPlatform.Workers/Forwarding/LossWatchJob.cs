using TrackingPlatform.Data.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Tells people of deliveries that were given up. Safe to run twice: what was told is marked with the notice itself.</summary>
internal sealed class LossWatchJob(EndpointLosses losses)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await losses.TellAsync(cancellationToken) == EndpointLosses.BatchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
