using System.Globalization;
using Microsoft.Extensions.Logging;
using TrackingPlatform.Data.Reporting;
using TrackingPlatform.Data.Tenancy;
using TrackingPlatform.Domain.Notices;

namespace TrackingPlatform.Workers.Reporting;

/// <summary>Draws every tenant's balance of yesterday and today, and tells when it does not add up. Only reads, and tells a day's difference once.</summary>
internal sealed class BalanceWatchJob(Balance balance, TenantList tenants, INoticePort notices, TimeProvider clock, ILogger<BalanceWatchJob> logger)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Quarter.Ticks), TimeSpan.Zero);
        foreach (var tenant in await tenants.ReadAsync(cancellationToken))
        {
            var sheet = await balance.DrawAsync(tenant, new DateTimeOffset(until.UtcDateTime.Date.AddDays(-1), TimeSpan.Zero), until, cancellationToken);
            if (sheet.IsBalanced)
            {
                continue;
            }

            logger.NotBalanced(tenant);
            await notices.TellAsync(
                tenant,
                new Notice
                {
                    Kind = NoticeKind.BalanceBroken,
                    Subject = "balance",
                    Occasion = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Title = "What came in and where it went do not add up",
                    Detail = "The balance on the dashboard says which sum does not hold; its figures lead to the rows behind them.",
                    Path = "/",
                },
                cancellationToken);
        }
    }
}
