using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Offers;

namespace TrackingPlatform.Workers.Offers;

/// <summary>Looks after caps that nothing moves by itself. Safe to run twice: what was noted is noted once a period.</summary>
internal sealed class CapWatchJob(CapWatch watch, ILogger<CapWatchJob> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (counter, used) in await watch.LookAsync(cancellationToken))
        {
            logger.CapNearlyFull(counter.Cap.Key, counter.Cap.Tenant, used, counter.Cap.Cap.Limit);
        }
    }
}
