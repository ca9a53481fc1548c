using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Reporting;

namespace TrackingPlatform.Workers.Reporting;

/// <summary>Closes the days that are over, so that reports need not add up their quarters, nor single rows to tell visitors apart. Safe to run at any time, by any number of nodes.</summary>
internal sealed class DayRollupsJob(DayRollups days, FacetDays facets, TimeProvider clock, ILogger<DayRollupsJob> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await days.CloseAsync(clock.GetUtcNow(), cancellationToken) is > 0 and var closed)
        {
            logger.DaysClosed(closed);
        }

        if (await facets.AddUpAsync(clock.GetUtcNow(), cancellationToken) is > 0 and var added)
        {
            logger.DaysAddedUp(added);
        }
    }
}
