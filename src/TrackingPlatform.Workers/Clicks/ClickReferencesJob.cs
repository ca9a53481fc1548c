using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Clicks;
using TrackingPlatform.Data.Conversions;

namespace TrackingPlatform.Workers.Clicks;

/// <summary>Proves that yesterday's clicks and bookings name only what exists. Only reads, so it may run any number of times.</summary>
internal sealed class ClickReferencesJob(ClickReferences references, BookedReferences booked, TimeProvider clock, ILogger<ClickReferencesJob> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var yesterday = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
        foreach (var (tenant, clicks) in await references.CountDanglingAsync(yesterday, cancellationToken))
        {
            logger.ClicksDangle(tenant, clicks, yesterday);
        }

        foreach (var (tenant, rows) in await booked.CountDanglingAsync(yesterday, cancellationToken))
        {
            logger.BookingsDangle(tenant, rows, yesterday);
        }
    }
}
