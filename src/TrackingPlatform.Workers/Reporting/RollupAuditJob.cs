using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Workers.Reporting;

/// <summary>Compares what reports show with what is stored. Only reads, so it may run any number of times.</summary>
internal sealed class RollupAuditJob(RollupAudit audit, DayRollups days, FacetDays facets, RollupRepair repair, TimeProvider clock, ILogger<RollupAuditJob> logger)
{
    private const int DaysLookedAt = 100;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var yesterday = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
        foreach (var (tenant, stored, rolled) in await audit.FindClickDifferencesAsync(yesterday, cancellationToken))
        {
            logger.ClicksDiffer(tenant, stored, rolled, yesterday);
        }

        foreach (var (tenant, stored, rolled) in await audit.FindConversionDifferencesAsync(cancellationToken))
        {
            logger.ConversionsDiffer(tenant, stored, rolled);
        }

        foreach (var difference in await days.FindDifferencesAsync(yesterday.AddDays(-DaysLookedAt), cancellationToken))
        {
            logger.DaysDiffer(difference.Day, difference.What, difference.Stored, difference.Rolled);
        }

        // A tenant's day begins on the UTC day before, at the earliest.
        if (await repair.FirstDayKeptAsync(cancellationToken) is not { } kept)
        {
            return;
        }

        var since = kept > yesterday.AddDays(-DaysLookedAt) ? kept.AddDays(1) : yesterday.AddDays(-DaysLookedAt);
        foreach (var difference in await facets.FindDifferencesAsync(since, cancellationToken))
        {
            logger.DaysDiffer(difference.Day, difference.What, difference.Stored, difference.Rolled);
        }
    }
}
