using TrackingPlatform.Data.Clicks;

namespace TrackingPlatform.Workers.Clicks;

/// <summary>Makes the days ahead and drops visitors of days gone by, whose clicks it makes findable by the publishers' references. Safe to run twice: what is made or dropped is left alone.</summary>
internal sealed class DayPartitionsJob(DayPartitions partitions)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await partitions.EnsureAsync(cancellationToken);
        await partitions.DropUniquesAsync(cancellationToken);
        await partitions.ForgetCustomersAsync(cancellationToken);
        await partitions.IndexReferencesAsync(cancellationToken);
    }
}
