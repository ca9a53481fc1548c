using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Offers;

namespace TrackingPlatform.Workers.Offers;

/// <summary>Counts the present periods of all caps anew. Safe to run twice: the second time there is nothing to put right.</summary>
internal sealed class CapRecountJob(CapRecount recount, ILogger<CapRecountJob> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var proof = await recount.ProveAllAsync(cancellationToken);
        foreach (var difference in proof.Differences)
        {
            logger.CapDiffered(difference.Cap, difference.Tenant, difference.PeriodStart, difference.Used, difference.Counted);
        }
    }
}
