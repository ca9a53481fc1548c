using TrackingPlatform.Workers.Access;
using TrackingPlatform.Workers.Audit;
using TrackingPlatform.Workers.Campaigns;
using TrackingPlatform.Workers.Clicks;
using TrackingPlatform.Workers.Forwarding;
using TrackingPlatform.Workers.Offers;
using TrackingPlatform.Workers.Postbacks;
using TrackingPlatform.Workers.Privacy;
using TrackingPlatform.Workers.Reporting;

namespace TrackingPlatform.Workers;

/// <summary>Everything that runs by the clock. Times are UTC; what is missed while no worker runs is caught up once.</summary>
internal static class Schedule
{
    public static IReadOnlyList<RecurringWork> All { get; } =
    [
        RecurringWork.Of<DayPartitionsJob>("day-partitions", "10 0 * * *", job => job.RunAsync(CancellationToken.None), atStart: true),
        RecurringWork.Of<VisitorKeysJob>("visitor-keys", "2 * * * *", job => job.RunAsync(CancellationToken.None), atStart: true),
        RecurringWork.Of<IdempotencyKeysJob>("idempotency-keys", "20 * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<DayRollupsJob>("day-rollups", "*/5 * * * *", job => job.RunAsync(CancellationToken.None), atStart: true),
        RecurringWork.Of<RollupAuditJob>("rollup-audit", "30 1 * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<ReportMailJob>("report-mails", "*/5 * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<ReportExpiryJob>("report-files", "50 * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<ShareLearningJob>("share-learning", "*/5 * * * *", job => job.RunAsync(CancellationToken.None), atStart: true),
        RecurringWork.Of<CapWatchJob>("cap-watch", "*/5 * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<CapRecountJob>("cap-recount", "40 * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<SilenceWatchJob>("silence-watch", "* * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<ClickReferencesJob>("click-references", "0 2 * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<DeliveryAuditJob>("delivery-audit", "*/5 * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<SealJob>("seal-books", "6 * * * *", job => job.SealAsync(CancellationToken.None), atStart: true),
        RecurringWork.Of<SealJob>("verify-seals", "45 2 * * *", job => job.VerifyAsync(CancellationToken.None)),
        RecurringWork.Of<BalanceWatchJob>("balance-watch", "25 * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<LossWatchJob>("loss-watch", "* * * * *", job => job.RunAsync(CancellationToken.None)),
        RecurringWork.Of<EndpointSweepsJob>("endpoint-sweeps", "* * * * *", job => job.RunAsync(CancellationToken.None)),
    ];
}
