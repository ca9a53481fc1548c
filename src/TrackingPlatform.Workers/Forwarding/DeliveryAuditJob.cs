using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Forwarding;

namespace TrackingPlatform.Workers.Forwarding;

/// <summary>Looks whether every change of a conversion has its deliveries. Only reads, so it may run any number of times.</summary>
internal sealed class DeliveryAuditJob(DeliveryAudit audit, DispatcherMeter meter, ILogger<DeliveryAuditJob> logger)
{
    // Much longer than the pause between two runs, so that a missed run misses nothing.
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var unaccounted = await audit.FindUnaccountedAsync(Period, cancellationToken);
        if (unaccounted.Count == 0)
        {
            return;
        }

        meter.Unaccounted(unaccounted.Count);
        var (tenant, conversion, sequence) = unaccounted[0];
        logger.DeliveriesUnaccounted(unaccounted.Count, conversion, sequence, tenant);
    }
}
